package dev.leadline.kernel.tracking;

import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.fact.ToldFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Assesses tracked leads at one moment: what is known of a lead and what is told of it now in, how it stands out. It reads
 * nothing and keeps nothing, so that any engine can run it.
 */
public final class LeadAssessor {

    private final VersionLookup versions;
    private final Instant now;
    private final BiConsumer<String, RuleFault> failures;

    /**
     * @param versions what held for leads
     * @param now the moment
     * @param failures is told of each lead that the rules failed for
     */
    public LeadAssessor(VersionLookup versions, Instant now, BiConsumer<String, RuleFault> failures) {
        this.versions = versions;
        this.now = now;
        this.failures = failures;
    }

    /**
     * Assesses a lead that nothing is told of.
     *
     * @throws Invalid when no version serves it
     * @throws RuleFault when the rules come to no answer
     */
    public AssessedLead assess(LeadMemory memory) {
        var assessment = assessment(memory.leadId(), memory.facts());
        return new AssessedLead(memory, assessment, List.of(), Map.of(), Map.of(), Map.of());
    }

    /**
     * Assesses a lead with what is told of it now. Where facts cannot be true together, those told first are taken and the
     * others refused.
     *
     * @param told at least one fact, in the order in which they were told
     */
    public AssessedLead assess(LeadMemory memory, List<ToldFact> told) {
        var refused = new LinkedHashMap<ToldFact, RuntimeException>();
        var assessment = assessment(memory, told, refused);
        var taken = told.stream().filter(fact -> !refused.containsKey(fact)).toList();
        if (assessment == null) {
            return new AssessedLead(memory, null, taken, refused, Map.of(), Map.of());
        }
        var broken = assessment.broken();
        boolean isNew = isAnyNew(broken, memory.notices());
        var before = isNew || isNoticedByOtherRules(memory, assessment)
                ? brokenBefore(memory)
                : Map.<Integer, Set<String>>of();
        return new AssessedLead(memory, assessment, taken, refused, isNew ? without(broken, before) : Map.of(), before);
    }

    private @Nullable Assessment assessment(
            LeadMemory memory, List<ToldFact> told, Map<ToldFact, RuntimeException> refused) {
        var facts = new ArrayList<>(memory.facts());
        facts.addAll(told);
        try {
            return assessment(memory.leadId(), facts);
        } catch (Invalid | Contradiction | RuleFault together) {
            if (told.size() == 1) {
                refused.put(told.get(0), together);
                return null;
            }
        }
        return assessmentOneByOne(memory, told, refused);
    }

    private @Nullable Assessment assessmentOneByOne(
            LeadMemory memory, List<ToldFact> told, Map<ToldFact, RuntimeException> refused) {
        var facts = new ArrayList<>(memory.facts());
        Assessment assessment = null;
        for (var fact : told) {
            facts.add(fact);
            try {
                assessment = assessment(memory.leadId(), facts);
            } catch (Invalid | Contradiction | RuleFault why) {
                facts.remove(facts.size() - 1);
                refused.put(fact, why);
            }
        }
        return assessment;
    }

    private Assessment assessment(String leadId, Collection<ToldFact> facts) {
        try {
            return Assessment.now(leadId, facts, versions, now);
        } catch (RuleFault fault) {
            failures.accept(leadId, fault);
            throw fault;
        }
    }

    /** Returns whether a breach has not been noticed yet. */
    private static boolean isAnyNew(Map<Integer, Set<String>> broken, List<KeptNotice> notices) {
        return broken.entrySet().stream()
                .anyMatch(cycle -> cycle.getValue().stream().anyMatch(kind -> notices.stream()
                        .noneMatch(each ->
                                each.cycle() == cycle.getKey() && each.kind().equals(kind) && each.isBreach())));
    }

    /** Returns whether a breach was noticed by other rules, so that a fact told now may disprove it. */
    private static boolean isNoticedByOtherRules(LeadMemory memory, Assessment assessment) {
        return assessment
                .last()
                .map(last -> last.versions().rulesRevision())
                .filter(rules -> memory.notices().stream()
                        .anyMatch(each -> each.isBreach()
                                && each.rules() != null
                                && !each.rules().equals(rules)))
                .isPresent();
    }

    /** Of a lead that could not be assessed before this fact, nothing was known to be broken. */
    private Map<Integer, Set<String>> brokenBefore(LeadMemory memory) {
        try {
            return memory.facts().isEmpty()
                    ? Map.of()
                    : assessment(memory.leadId(), memory.facts()).broken();
        } catch (RuleFault mendedByTheFact) {
            return Map.of();
        }
    }

    /** Breaches that the facts told before did not show at this moment: a fact told now reveals them (O10). */
    private static Map<Integer, Set<String>> without(
            Map<Integer, Set<String>> broken, Map<Integer, Set<String>> before) {
        var revealed = new HashMap<Integer, Set<String>>();
        broken.forEach((cycle, kinds) -> {
            var others = new HashSet<>(kinds);
            others.removeAll(before.getOrDefault(cycle, Set.of()));
            revealed.put(cycle, others);
        });
        return revealed;
    }
}
