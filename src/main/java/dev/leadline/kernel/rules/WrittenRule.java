package dev.leadline.kernel.rules;

/**
 * What firings tell of a rule.
 *
 * @param place where it stands among all rules as they are written, from 0
 * @param name its name
 * @param clause the line of the semantics behind it; {@code null} when it names none
 */
record WrittenRule(int place, String name, String clause) {}
