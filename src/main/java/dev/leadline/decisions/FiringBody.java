package dev.leadline.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.decisions.grounds.GroundsInput;
import dev.leadline.rules.RuleRevisions;
import dev.leadline.rules.Semantics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One firing of one rule.
 *
 * @param number its place in the explanation, from 1: what it matched was concluded by firings before it
 * @param rule the rule's name
 * @param ruleLink where the text of that very rule can be read, relative to the server
 * @param clause the line of the semantics behind it, such as {@code O1}; null when the rule names none
 * @param clauseLink where the server answers what that line says, such as {@code /v1/semantics/O1}; null when the rule
 *     names none of ours
 * @param table the table of the row it matched, of several collected all with a plus between; null when it matched none
 * @param row the row it matched; null when it matched none
 * @param facts what it matched, with the values read; of a fact that another firing concluded, {@code concludedBy} is the
 *     number of that. Beside each moment stands the local one, in the zone of the calendar
 * @param concluded the new facts
 */
@Schema(name = "RuleFiring")
public record FiringBody(
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer number,
        String rule,
        String ruleLink,
        @Schema(
                        nullable = true,
                        description =
                                "The clause of the semantics behind the rule, such as O1; /v1/semantics lists all")
                String clause,
        @Schema(nullable = true, description = "The address of that clause", examples = "/v1/semantics/O1")
                String clauseLink,
        @Schema(nullable = true) String table,
        @Schema(nullable = true) String row,
        List<Map<String, Object>> facts,
        List<Map<String, Object>> concluded) {

    /**
     * A firing as it was written down.
     *
     * @param isOurs whether the clause was one of ours
     * @param facts the numbers of the facts that it matched
     * @param concluded the numbers of those that it concluded
     */
    record Fired(
            String rule,
            String clause,
            boolean isOurs,
            String table,
            String row,
            List<Integer> facts,
            List<Integer> concluded) {}

    /**
     * All firings, each after those that concluded what it matched; otherwise in the order in which the rules are written.
     *
     * @param zone the number of the zone of the local times
     */
    static List<FiringBody> all(List<Fired> firings, String rulesRevision, GroundsInput facts, int zone) {
        var concludedBy = new HashMap<Integer, Fired>();
        firings.forEach(firing -> firing.concluded().forEach(fact -> concludedBy.put(fact, firing)));
        var numbers = new IdentityHashMap<Fired, Integer>();
        var waiting = new ArrayList<>(firings);
        var ordered = new ArrayList<Fired>();
        while (!waiting.isEmpty()) {
            var next = waiting.stream()
                    .filter(firing -> firing.facts().stream()
                            .map(concludedBy::get)
                            .allMatch(before -> before == null || before == firing || numbers.containsKey(before)))
                    .findFirst()
                    .orElse(waiting.get(0));
            waiting.remove(next);
            ordered.add(next);
            numbers.put(next, ordered.size());
        }
        var reading = new Reading(concludedBy, numbers, facts, zone);
        return ordered.stream().map(firing -> reading.of(firing, rulesRevision)).toList();
    }

    /** Reads firings that have their numbers. */
    private record Reading(Map<Integer, Fired> concludedBy, Map<Fired, Integer> numbers, GroundsInput facts, int zone) {

        FiringBody of(Fired firing, String rulesRevision) {
            return new FiringBody(
                    numbers.get(firing),
                    firing.rule(),
                    RuleRevisions.link(rulesRevision, firing.rule()),
                    firing.clause(),
                    firing.isOurs() ? Semantics.link(firing.clause()) : null,
                    firing.table(),
                    firing.row(),
                    firing.facts().stream().map(this::matched).toList(),
                    firing.concluded().stream().map(this::withLocal).toList());
        }

        private Map<String, Object> matched(Integer fact) {
            var read = withLocal(fact);
            var by = concludedBy.get(fact);
            if (by != null) {
                read.put("concludedBy", numbers.get(by));
            }
            return read;
        }

        /** Beside each moment the same in the zone. */
        private Map<String, Object> withLocal(Integer fact) {
            var all = new LinkedHashMap<String, Object>();
            facts.told(fact).forEach((name, value) -> {
                all.put(name, value);
                if (value instanceof Instant at) {
                    all.put(name + "Local", facts.local(at, zone));
                } else if (value instanceof List<?> several
                        && !several.isEmpty()
                        && several.stream().allMatch(Instant.class::isInstance)) {
                    all.put(
                            name + "Local",
                            several.stream()
                                    .map(at -> facts.local((Instant) at, zone))
                                    .toList());
                }
            });
            return all;
        }
    }
}
