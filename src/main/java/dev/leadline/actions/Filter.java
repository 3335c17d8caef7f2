package dev.leadline.actions;

import java.sql.PreparedStatement;
import java.sql.SQLException;
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

    /** The same in SQL, for the columns of the queue; its parameters are set by {@link #set}. */
    String condition() {
        var facets = wanted.entrySet().stream()
                .map(each -> each.getKey().label() + (each.getValue().size() == 1 ? " = ?" : " = any(?)"));
        var due = dueBefore == null ? Stream.<String>empty() : Stream.of("due_at < ?");
        var exceptions = onlyExceptions ? Stream.of(IN_EXCEPTION) : Stream.<String>empty();
        return Stream.of(Stream.of("true"), facets, due, exceptions)
                .flatMap(each -> each)
                .collect(Collectors.joining(" and "));
    }

    /** @return the place of the first parameter that is not of the filter */
    int set(PreparedStatement statement, int first) throws SQLException {
        int place = first;
        for (var values : wanted.values()) {
            if (values.size() == 1) {
                statement.setString(place++, values.iterator().next());
            } else {
                statement.setArray(place++, statement.getConnection().createArrayOf("text", values.toArray()));
            }
        }
        if (dueBefore != null) {
            statement.setObject(place++, QueueRows.utc(dueBefore));
        }
        return place;
    }
}
