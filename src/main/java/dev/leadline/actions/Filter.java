package dev.leadline.actions;

import dev.leadline.database.Parameters;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A filter of actions: in the database as a condition, and on an action at hand. Both say the same.
 *
 * @param wanted of each facet the values of which an action must have one; of a facet that is absent any will do
 * @param dueBefore the action must be due before; {@code null} when it need not be due at all
 * @param onlyExceptions whether only what is late or about to be counts: at risk, breached, or warned of
 */
record Filter(Map<Facet, Set<String>> wanted, Instant dueBefore, boolean onlyExceptions) {

    private static final Set<String> EXCEPTIONS = Set.of("BREACHED", "AT_RISK");

    /** As the index has it, word by word, so that the index is found. */
    private static final String IN_EXCEPTION = "(state in ('BREACHED', 'AT_RISK') or warned)";

    boolean accepts(QueuedAction action) {
        return wanted.entrySet().stream()
                        .allMatch(
                                each -> contains(each.getValue(), each.getKey().of(action)))
                && (dueBefore == null
                        || action.dueAt() != null && action.dueAt().isBefore(dueBefore))
                && (!onlyExceptions || action.warned() || contains(EXCEPTIONS, action.state()));
    }

    private static boolean contains(Set<String> values, String value) {
        return value != null && values.contains(value);
    }

    /** The same in SQL, for the columns of the queue; its parameters are {@link #parameters}. */
    String condition() {
        var facets = wanted.entrySet().stream().map(each -> {
            var name = each.getKey().label();
            return name + (each.getValue().size() == 1 ? " = :" + name : " = any(:" + name + ")");
        });
        var due = dueBefore == null ? Stream.<String>empty() : Stream.of("due_at < :due_before");
        var exceptions = onlyExceptions ? Stream.of(IN_EXCEPTION) : Stream.<String>empty();
        return Stream.of(Stream.of("true"), facets, due, exceptions)
                .flatMap(each -> each)
                .collect(Collectors.joining(" and "));
    }

    Parameters parameters() {
        var parameters = Parameters.of("due_before", dueBefore);
        wanted.forEach((facet, values) -> parameters.and(
                facet.label(), values.size() == 1 ? values.iterator().next() : values));
        return parameters;
    }
}
