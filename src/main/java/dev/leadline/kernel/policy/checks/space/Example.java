package dev.leadline.kernel.policy.checks.space;

import dev.leadline.kernel.policy.TableKind;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A lead that shows what a finding says. In findings about {@code attempt-outcomes} it is an attempt instead: its
 * channel and its outcome are the attributes, and it has no rank.
 *
 * @param rank the rank, as a decimal number; {@code null} when it does not matter or there is none
 * @param attributes the attributes that matter; one that is not here may be absent from the lead
 */
public record Example(@Nullable String rank, Map<String, String> attributes) {

    public Example {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** Describes the example in a sentence about a table: {@code "a lead ranked 84.5 with region EMEA"}. */
    public String in(TableKind table) {
        if (table == TableKind.ATTEMPT_OUTCOMES) {
            var outcome = attributes.get(Reach.OUTCOME);
            return "an attempt by " + attributes.get(Reach.CHANNEL)
                    + (outcome == null ? " without an outcome" : " with outcome " + outcome);
        }
        if (table == TableKind.WAIVING_REASONS) {
            var type = attributes.get(Reach.TYPE);
            return "a lead " + (type == null ? "given up" : type.toLowerCase(Locale.ROOT)) + " for the reason "
                    + attributes.get(Reach.REASON);
        }
        var values = attributes.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(" and "));
        return "a lead" + (rank == null ? "" : " ranked " + rank) + (values.isEmpty() ? "" : " with " + values);
    }
}
