package dev.leadline.leads.store;

import dev.leadline.database.Parameters;
import dev.leadline.database.SearchWords;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which leads a list has.
 *
 * @param wanted by column the values of which a lead must have one; of a column that is absent any will do
 * @param duties kinds, states, or kinds with a state, of which it must have one; {@code null} for any
 * @param from received at this moment or later; {@code null} when it does not matter
 * @param to received before this moment; {@code null} when it does not matter
 * @param words the words that it must have; {@code null} for any
 */
public record LeadFilter(
        Map<String, Collection<String>> wanted,
        Collection<String> duties,
        Instant from,
        Instant to,
        SearchWords words) {

    private static final List<String> INDEXED = List.of("owner", "team", "source");

    String condition() {
        var columns = wanted.entrySet().stream()
                .map(each -> each.getKey()
                        + (each.getValue().size() == 1 ? " = :" : " = any(:")
                        + each.getKey()
                        + (each.getValue().size() == 1 ? "" : ")"));
        var others = Stream.of(
                duties == null ? "" : "duties && cast(:duties as text[])",
                from == null ? "" : "received_order >= :received_from",
                to == null ? "" : "received_order < :received_to and received_at is not null",
                words == null ? "" : words.condition("words"));
        return Stream.of(Stream.of("true"), columns, others.filter(each -> !each.isEmpty()))
                .flatMap(each -> each)
                .collect(Collectors.joining(" and "));
    }

    /** Returns whether duties choose, and nothing else that has an index. */
    boolean isByDuty() {
        return duties != null && words == null && INDEXED.stream().noneMatch(wanted::containsKey);
    }

    Parameters parameters() {
        var parameters =
                Parameters.of("duties", duties).and("received_from", from).and("received_to", to);
        wanted.forEach((column, values) ->
                parameters.and(column, values.size() == 1 ? values.iterator().next() : values));
        return parameters;
    }
}
