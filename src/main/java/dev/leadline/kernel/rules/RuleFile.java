package dev.leadline.kernel.rules;

/**
 * A file of rules.
 *
 * @param name its name, such as {@code first-call.drl}
 * @param drl its text
 */
public record RuleFile(String name, String drl) implements Comparable<RuleFile> {

    @Override
    public int compareTo(RuleFile other) {
        return name.compareTo(other.name);
    }
}
