package dev.leadline.kernel.obligation;

import dev.leadline.kernel.policy.rows.TableRow;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One firing of one rule: what it matched and what it concluded.
 *
 * @param rule the rule's name
 * @param clause the line of the semantics behind it, such as {@code "O1"}
 * @param row the table row among the matched facts
 * @param facts what was matched, in the order of the rule's conditions
 * @param concluded the new facts
 */
public record RuleFiring(
        String rule, @Nullable String clause, @Nullable TableRow row, List<Object> facts, List<Object> concluded) {

    /** Lists are not copied, for there is a firing for each conclusion: whoever makes one lets go of them. */
    public RuleFiring {
        facts = Collections.unmodifiableList(facts);
        concluded = Collections.unmodifiableList(concluded);
    }
}
