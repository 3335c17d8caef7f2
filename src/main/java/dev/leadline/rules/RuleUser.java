package dev.leadline.rules;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.rules.RuleBase;

/** Whoever decides by the rules in force. */
@FunctionalInterface
public interface RuleUser {

    /** Decides by these rules from now on. One that throws keeps those that it had. */
    void accept(RuleBase rules);

    /**
     * Tries rules before they come into force.
     *
     * @param rules compiled, and decided by nowhere else
     * @param trusted whether they ship with the server; otherwise they may hang or take all memory
     * @throws Invalid naming file, case and difference
     */
    default void check(RuleBase rules, boolean trusted) {}

    /** What a refusal depends upon besides the rules: when it becomes another, they are tried again. */
    default Object state() {
        return "";
    }
}
