package dev.leadline.leads.assessment;

import dev.leadline.decisions.DecisionTexts;
import dev.leadline.facts.FactRow;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.tracking.Cycle;
import dev.leadline.leads.store.DecisionRow;
import dev.leadline.leads.store.LeadRow;
import dev.leadline.leads.store.LeadStatus;
import dev.leadline.leads.store.ObligationRow;
import dev.leadline.ledger.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Collects the changes of re-evaluated leads, before any of it is written. */
final class LeadChanges {

    private final DecisionTexts texts;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<DecisionRow> decisions = new ArrayList<>();
    private final List<FactRow> transitions = new ArrayList<>();
    private final List<ObligationRow> gone = new ArrayList<>();
    private final List<ObligationRow> obligations = new ArrayList<>();
    private final EventChanges events = new EventChanges();
    private final List<LeadUpdate> outcomes = new ArrayList<>();

    LeadChanges(DecisionTexts texts) {
        this.texts = texts;
    }

    List<LedgerEntry> entries() {
        return entries;
    }

    List<DecisionRow> decisions() {
        return decisions;
    }

    List<FactRow> transitions() {
        return transitions;
    }

    List<ObligationRow> gone() {
        return gone;
    }

    List<ObligationRow> obligations() {
        return obligations;
    }

    /** Returns the events and their alerts. */
    EventChanges events() {
        return events;
    }

    List<LeadUpdate> outcomes() {
        return outcomes;
    }

    void add(AssessedLead matter, Instant now) {
        var lead = matter.lead().told(matter.facts());
        var cycles = matter.judgement().cycles();
        matter.obligations().stream().filter(row -> row.cycle() > cycles.size()).forEach(gone::add);
        matter.notices().stream()
                .filter(row -> row.cycle() > cycles.size() && row.isBreach())
                .forEach(row -> events.withdraw(row, matter.lead(), now));
        if (cycles.isEmpty()) {
            outcomes.add(new LeadUpdate(lead.awaited(), null, false));
            return;
        }
        for (var judged : cycles.subList(0, cycles.size() - 1)) {
            if (matter.isTold() && isAnother(matter, judged)
                    || !notices(matter, judged).noticed().isEmpty()) {
                add(matter, judged, now);
            }
        }
        var last = cycles.get(cycles.size() - 1);
        var present = add(matter, last, now);
        addTransitions(lead, last, now);
        addRules(lead, last, now);
        outcomes.add(new LeadUpdate(
                lead.standing(
                        last.decision().facts().disposition() == null ? LeadStatus.OPEN : LeadStatus.CLOSED,
                        place(last),
                        new LeadRow.Held(
                                present.written().entry().id(),
                                last.decision().validUntil(),
                                last.course().publication(),
                                last.course().rulesRevision(),
                                present.next(),
                                null)),
                present.written(),
                present.isWarned()));
    }

    private static LeadRow.Place place(Assessment.Judged judged) {
        Cycle cycle = judged.cycle();
        var tier = judged.decision().conclusions().tier();
        var owned = cycle.lastAssignment();
        return new LeadRow.Place(
                cycle.number(),
                cycle.description().lead().stage(),
                judged.course().policyId(),
                tier == null ? null : tier.name(),
                owned.owner(),
                owned.team(),
                cycle.receivedAt());
    }

    /** Returns whether a cycle that is over stands otherwise than it is kept: a fact came late (O10). */
    private static boolean isAnother(AssessedLead matter, Assessment.Judged judged) {
        var kept = matter.obligations().stream()
                .filter(row -> row.cycle() == judged.cycle().number())
                .map(ObligationRow::how)
                .toList();
        var now = judged.decision().conclusions().obligations().stream()
                .map(ObligationRow.How::from)
                .map(ObligationRow.How::asKept)
                .toList();
        return kept.size() != now.size() || !kept.containsAll(now);
    }

    private record Added(DecisionTexts.Written written, Instant next, boolean isWarned) {}

    private Added add(AssessedLead matter, Assessment.Judged judged, Instant now) {
        var decision = judged.decision();
        var written =
                texts.write(decision, judged.course().regimes(), judged.course().rulesRevision(), now);
        entries.add(written.entry());
        decisions.add(new DecisionRow(
                matter.lead().id(),
                judged.cycle().number(),
                now,
                written.entry().id()));
        addObligations(matter, judged, written.entry());
        var found = notices(matter, judged);
        found.noticed().forEach(noticed -> events.add(noticed, judged, written));
        return new Added(written, found.next(), found.isWarned());
    }

    private static Notices notices(AssessedLead matter, Assessment.Judged judged) {
        int number = judged.cycle().number();
        return new Notices(number, judged.decision(), matter, judged.course().rulesRevision());
    }

    private void addObligations(AssessedLead matter, Assessment.Judged judged, LedgerEntry entry) {
        int number = judged.cycle().number();
        var kinds = new LinkedHashSet<String>();
        for (var obligation : judged.decision().conclusions().obligations()) {
            var basis = obligation.deadline().basis();
            var calendar = basis == null ? judged.decision().clock().calendar() : basis.calendar();
            var row = new ObligationRow(
                    matter.lead().id(),
                    number,
                    ObligationRow.How.from(obligation),
                    new ObligationRow.Under(
                            calendar.calendar().id(),
                            calendar.version(),
                            entry.versions().policyId(),
                            entry.versions().policyVersion(),
                            entry.id()));
            kinds.add(row.how().kind());
            obligations.add(row);
        }
        matter.obligations().stream()
                .filter(row ->
                        row.cycle() == number && !kinds.contains(row.how().kind()))
                .forEach(gone::add);
    }

    /** That other rules came to decide an open lead, told by the server itself. */
    private void addRules(LeadRow lead, Assessment.Judged judged, Instant now) {
        var rules = judged.course().rules();
        var before = lead.held().rules();
        if (lead.standing() != LeadStatus.OPEN || before == null || before.equals(rules.revision())) {
            return;
        }
        transitions.add(new FactRow(
                lead.id(),
                FactKind.TRANSITION,
                rules.name() + " in cycle " + judged.cycle().number(),
                rules.inForceFrom(),
                now,
                texts.text(TransitionBody.from(rules, before))));
    }

    /** What came to hold for the lead since it was received, told by the server itself (O9). */
    private void addTransitions(LeadRow lead, Assessment.Judged judged, Instant now) {
        var end = judged.decision().facts().disposition();
        for (var turn :
                judged.course().turns().subList(1, judged.course().turns().size())) {
            var from = turn.regime().from();
            if (end == null || from.isBefore(end.occurredAt())) {
                transitions.add(new FactRow(
                        lead.id(),
                        FactKind.TRANSITION,
                        turn.publication() + " in cycle " + judged.cycle().number(),
                        from,
                        now,
                        texts.text(TransitionBody.from(turn))));
            }
        }
    }
}
