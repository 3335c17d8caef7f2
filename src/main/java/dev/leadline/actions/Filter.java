package dev.leadline.actions;

import dev.leadline.database.Parameters;
import dev.leadline.database.SearchWords;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A filter of actions: in the database as a condition, and on an action at hand. Both say the same.
 *
 * @param wanted of each facet the values of which an action must have one; of a facet that is absent any will do
 * @param due when the action must be due
 * @param onlyExceptions whether only what is late or about to be counts: at risk, breached, or warned of
 * @param isUnassigned whether the lead must have no owner, or must have one; {@code null} when either will do
 * @param words the words that the lead must have; {@code null} for any
 */
record Filter(
        Map<Facet, Set<String>> wanted, Due due, boolean onlyExceptions, Boolean isUnassigned, SearchWords words) {

    private static final Set<String> EXCEPTIONS = Set.of("BREACHED", "AT_RISK");

    /** As the index has it, word by word, so that the index is found. */
    private static final String IN_EXCEPTION = "(state in ('BREACHED', 'AT_RISK') or warned)";

    /**
     * When an action must be due.
     *
     * @param from at this moment or later; {@code null} when it does not matter
     * @param before before this moment; {@code null} when it need not be due at all
     */
    record Due(Instant from, Instant before) {

        static final Due WHENEVER = new Due(null, null);

        /** Returns whether it ends before it begins. */
        boolean isNever() {
            return from != null && before != null && !from.isBefore(before);
        }

        private boolean accepts(Instant dueAt) {
            return (from == null || dueAt != null && !dueAt.isBefore(from))
                    && (before == null || dueAt != null && dueAt.isBefore(before));
        }
    }

    /** Every action. */
    static Filter none() {
        return new Filter(Map.of(), Due.WHENEVER, false, null, null);
    }

    /** @param wordsOf the words of an action, by which it is found */
    boolean accepts(QueuedAction action, Function<QueuedAction, Collection<String>> wordsOf) {
        return wanted.entrySet().stream()
                        .allMatch(
                                each -> contains(each.getValue(), each.getKey().of(action)))
                && due.accepts(action.dueAt())
                && (!onlyExceptions || action.warned() || contains(EXCEPTIONS, action.state()))
                && (isUnassigned == null || isUnassigned == (action.owner() == null))
                && (words == null || words.isIn(wordsOf.apply(action)));
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
        var others = Stream.of(
                due.from() == null ? "" : "due_at >= :due_from",
                due.before() == null ? "" : "due_at < :due_before",
                onlyExceptions ? IN_EXCEPTION : "",
                isUnassigned == null ? "" : isUnassigned ? "owner is null" : "owner is not null",
                words == null ? "" : words.condition("words"));
        return Stream.of(Stream.of("true"), facets, others.filter(each -> !each.isEmpty()))
                .flatMap(each -> each)
                .collect(Collectors.joining(" and "));
    }

    Parameters parameters() {
        var parameters = Parameters.of("due_before", due.before()).and("due_from", due.from());
        wanted.forEach((facet, values) -> parameters.and(
                facet.label(), values.size() == 1 ? values.iterator().next() : values));
        return parameters;
    }
}
