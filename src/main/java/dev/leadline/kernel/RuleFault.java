package dev.leadline.kernel;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Signals that the rules in force found no valid answer for a lead: a rule failed, or conclusions contradict each
 * other. It is a fault of the rules and never of the facts; nothing is decided then.
 */
public final class RuleFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> rules;

    /**
     * @param rules the names of the rules that spoke, in the order in which they are written; empty when none did
     * @param detail what is wrong, in one sentence
     */
    public RuleFault(List<String> rules, String detail) {
        this(rules, detail, null);
    }

    /** @param cause what a rule threw */
    public RuleFault(List<String> rules, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.rules = List.copyOf(rules);
    }

    /** Returns what is wrong. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** Returns the message, followed by the names of the rules that fired and do not appear in it. */
    public String sentence() {
        var missing =
                rules.stream().filter(rule -> !getMessage().contains(rule)).toList();
        return missing.isEmpty()
                ? getMessage()
                : getMessage() + " These rules fired: \"" + String.join("\", \"", missing) + "\".";
    }

    /** The names of the rules that spoke, in the order in which they are written. */
    public List<String> rules() {
        return rules;
    }
}
