package dev.leadline.kernel.tracking;

import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.tracking.dossier.SetAside;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A lead that was assessed, with what was known of it before.
 *
 * @param memory what was known before
 * @param assessment how it stands now; {@code null} when everything that was told now was refused
 * @param told the facts told now that are true together with those told before
 * @param refused the facts told now that are not, and why
 * @param revealed the obligations, by cycle, that only a fact told now shows to be broken
 * @param brokenBefore the obligations, by cycle, that the facts told before show to be broken by the rules in force now; known
 *     only where it matters
 */
public record AssessedLead(
        LeadMemory memory,
        @Nullable Assessment assessment,
        List<ToldFact> told,
        Map<ToldFact, RuntimeException> refused,
        Map<Integer, Set<String>> revealed,
        Map<Integer, Set<String>> brokenBefore) {

    /** Returns whether there is anything to keep. */
    public boolean isToBeKept() {
        return assessment != null;
    }

    /** How it stands, of a lead that is to be kept. */
    private Assessment known() {
        return Objects.requireNonNull(assessment, memory.leadId());
    }

    /** Returns whether facts are known now that were not known to the lead before. */
    public boolean isTold() {
        return !told.isEmpty() || memory.isMerged();
    }

    /** Returns whether other versions or other rules hold than those it was assessed by before. */
    public boolean isUnderAnother(String publication, String rules) {
        return known().last()
                .map(CycleAssessment::versions)
                .filter(last -> !last.publication().equals(publication)
                        || !last.rulesRevision().equals(rules))
                .isPresent();
    }

    /** Why a fact that is kept has no say; empty when it has. */
    public Optional<SetAside> findSetAside(ToldFact fact) {
        return known().findSetAside(fact);
    }

    /** Finds what is to be noticed of one of its cycles. */
    public Notices noticesOf(CycleAssessment cycle) {
        return Notices.of(this, cycle);
    }

    /** Returns whether a cycle that is over stands otherwise than it is kept: a fact came late (O10). */
    public boolean isAnother(CycleAssessment cycle) {
        var kept = memory.obligations().stream()
                .filter(each -> each.cycle() == cycle.number())
                .toList();
        var now = obligations(cycle);
        return kept.size() != now.size() || !kept.containsAll(now);
    }

    /** The obligations of a cycle, as they will be kept. */
    private List<KeptObligation> obligations(CycleAssessment cycle) {
        return cycle.decision().conclusions().obligations().stream()
                .map(each -> KeptObligation.from(memory.leadId(), cycle.number(), each))
                .toList();
    }

    /** The obligations of a cycle that are not owed any more. */
    public List<KeptObligation> gone(CycleAssessment cycle) {
        var owed = cycle.decision().conclusions().obligations();
        return memory.obligations().stream()
                .filter(kept -> kept.cycle() == cycle.number()
                        && owed.stream().noneMatch(each -> each.kind().equals(kept.kind())))
                .toList();
    }

    /** The obligations of cycles that facts do not show any more. */
    public List<KeptObligation> goneWithTheirCycles() {
        return memory.obligations().stream()
                .filter(kept -> kept.cycle() > known().cycles().size())
                .toList();
    }

    /** The breaches that stand, of cycles that facts do not show any more. */
    public List<KeptNotice> breachesGoneWithTheirCycles() {
        return memory.notices().stream()
                .filter(notice -> notice.cycle() > known().cycles().size() && notice.isBreach())
                .toList();
    }

    /**
     * Returns whether a breach that is no longer seen was none: because of a fact, and not because other rules came
     * that do not see it.
     */
    boolean mayWithdraw(KeptNotice notice, String rules) {
        return memory.isMerged()
                || notice.rules() == null
                || notice.rules().equals(rules)
                || brokenBefore.getOrDefault(notice.cycle(), Set.of()).contains(notice.kind());
    }
}
