package dev.leadline.leads.assessment;

import dev.leadline.decisions.DecisionTexts;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.tracking.AssessedLead;
import dev.leadline.kernel.tracking.CycleAssessment;
import dev.leadline.kernel.tracking.KeptObligation;
import dev.leadline.kernel.tracking.Notices;
import dev.leadline.leads.store.DecisionRow;
import dev.leadline.leads.store.FactRow;
import dev.leadline.leads.store.LeadRow;
import dev.leadline.leads.store.LeadStatus;
import dev.leadline.leads.store.ListedLeadRow;
import dev.leadline.leads.store.ObligationRow;
import dev.leadline.ledger.LedgerEntry;
import dev.leadline.reports.duties.Duties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects the changes of re-evaluated leads, before any of it is written. */
final class LeadChanges {

    private final DecisionTexts texts;
    private final Instant now;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<DecisionRow> decisions = new ArrayList<>();
    private final List<FactRow> transitions = new ArrayList<>();
    private final List<KeptObligation> gone = new ArrayList<>();
    private final List<ObligationRow> obligations = new ArrayList<>();
    private final List<Duties.Assessed> counted = new ArrayList<>();
    private final EventChanges events;
    private final List<LeadUpdate> updates = new ArrayList<>();
    private final List<ListedLeadRow> listed = new ArrayList<>();

    LeadChanges(DecisionTexts texts, Instant now, Audience audience) {
        this.texts = texts;
        this.now = now;
        this.events = new EventChanges(audience);
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

    List<KeptObligation> gone() {
        return gone;
    }

    List<ObligationRow> obligations() {
        return obligations;
    }

    List<Duties.Assessed> counted() {
        return counted;
    }

    /** Returns the events and their alerts. */
    EventChanges events() {
        return events;
    }

    List<LeadUpdate> updates() {
        return updates;
    }

    List<ListedLeadRow> listed() {
        return listed;
    }

    /** @param before the lead as it was kept */
    void add(LeadRow before, AssessedLead lead) {
        var row = before.told(lead.told().size());
        int made = decisions.size();
        gone.addAll(lead.goneWithTheirCycles());
        lead.breachesGoneWithTheirCycles().forEach(breach -> events.withdraw(breach, before, now));
        for (var cycle : lead.assessment().earlier()) {
            var notices = lead.noticesOf(cycle);
            if (lead.isTold() && lead.isAnother(cycle) || !notices.noticed().isEmpty()) {
                add(lead, cycle, notices);
            }
        }
        updates.add(
                lead.assessment().last().map(last -> present(row, lead, last)).orElseGet(() -> awaited(row)));
        counted.add(new Duties.Assessed(
                before.id(),
                lead.assessment(),
                decisions.subList(made, decisions.size()).stream()
                        .collect(Collectors.toMap(DecisionRow::cycle, DecisionRow::decisionId))));
    }

    private LeadUpdate awaited(LeadRow row) {
        var awaited = row.awaited();
        listed.add(ListedLeadRow.bare(awaited));
        return new LeadUpdate(awaited, null, false);
    }

    private LeadUpdate present(LeadRow row, AssessedLead lead, CycleAssessment last) {
        var notices = lead.noticesOf(last);
        var written = add(lead, last, notices);
        addTransitions(row, last);
        addRules(row, last);
        var held = new LeadRow.Held(
                written.entry().id(),
                last.decision().validUntil(),
                last.versions().publication(),
                last.versions().rulesRevision(),
                notices.next(),
                last.decision().clock().startedAt(),
                null);
        var status = last.decision().history().disposition() == null ? LeadStatus.OPEN : LeadStatus.CLOSED;
        var kept = row.standing(status, place(last), held);
        listed.add(Listing.of(kept, last, notices, texts));
        return new LeadUpdate(kept, written, notices.isWarned());
    }

    private static LeadRow.Place place(CycleAssessment last) {
        var cycle = last.cycle();
        var tier = last.decision().conclusions().tier();
        var owned = cycle.assignmentAt(last.decision().facts().asOf().at());
        return new LeadRow.Place(
                cycle.number(),
                cycle.description().lead().stage(),
                last.versions().policyId(),
                tier == null ? null : tier.name(),
                owned.owner(),
                owned.team(),
                cycle.receivedAt());
    }

    private DecisionTexts.Written add(AssessedLead lead, CycleAssessment cycle, Notices notices) {
        var versions = cycle.versions();
        var written = texts.write(cycle.decision(), versions.periods(), versions.rulesRevision(), now);
        var leadId = lead.memory().leadId();
        entries.add(written.entry());
        decisions.add(
                new DecisionRow(leadId, cycle.number(), now, written.entry().id()));
        addObligations(lead, cycle, written.entry());
        gone.addAll(lead.gone(cycle));
        notices.noticed().forEach(noticed -> events.add(noticed, cycle, written.entry()));
        return written;
    }

    /** What stands as it is kept is not kept again. */
    private void addObligations(AssessedLead lead, CycleAssessment cycle, LedgerEntry entry) {
        var known = Set.copyOf(lead.memory().obligations());
        var usual = cycle.decision().clock().calendar();
        for (var obligation : cycle.decision().conclusions().obligations()) {
            var kept = KeptObligation.from(lead.memory().leadId(), cycle.number(), obligation);
            if (known.contains(kept)) {
                continue;
            }
            var basis = obligation.deadline().basis();
            var calendar = basis == null ? usual : basis.calendar();
            obligations.add(new ObligationRow(
                    kept,
                    new ObligationRow.Under(
                            calendar.calendar().id(),
                            calendar.version(),
                            entry.versions().policyId(),
                            entry.versions().policyVersion(),
                            entry.id())));
        }
    }

    /** That other rules came to decide an open lead, told by the server itself. */
    private void addRules(LeadRow lead, CycleAssessment last) {
        var rules = last.versions().rules();
        var before = lead.held().rules();
        if (lead.standing() != LeadStatus.OPEN || before == null || before.equals(rules.revision())) {
            return;
        }
        transitions.add(transition(lead, last, rules.name(), rules.inForceFrom(), TransitionBody.from(rules, before)));
    }

    /** What came to hold for the lead since it was received, told by the server itself (O9). */
    private void addTransitions(LeadRow lead, CycleAssessment last) {
        var end = last.decision().facts().disposition();
        for (var turn : last.versions().turns()) {
            var from = turn.period().from();
            if (from != null && (end == null || from.isBefore(end.occurredAt()))) {
                transitions.add(transition(lead, last, turn.publication(), from, TransitionBody.from(turn)));
            }
        }
    }

    private FactRow transition(
            LeadRow lead, CycleAssessment last, String publication, Instant from, TransitionBody body) {
        var id = publication + " in cycle " + last.number();
        return new FactRow(lead.id(), FactKind.TRANSITION, id, from, now, texts.text(body));
    }
}
