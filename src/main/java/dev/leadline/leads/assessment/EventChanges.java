package dev.leadline.leads.assessment;

import dev.leadline.alerts.Outgoing;
import dev.leadline.decisions.DecisionBody;
import dev.leadline.kernel.fact.Assignment;
import dev.leadline.kernel.policy.rows.Addressee;
import dev.leadline.kernel.tracking.CycleAssessment;
import dev.leadline.kernel.tracking.EventSentences;
import dev.leadline.kernel.tracking.EventType;
import dev.leadline.kernel.tracking.KeptNotice;
import dev.leadline.kernel.tracking.Notices;
import dev.leadline.leads.store.EventRow;
import dev.leadline.leads.store.LeadRow;
import dev.leadline.ledger.LedgerEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects the events of re-evaluated leads and their alerts, before any of it is written. */
final class EventChanges {

    private final Audience audience;
    private final List<KeptNotice> notices = new ArrayList<>();
    private final List<EventRow> events = new ArrayList<>();
    private final List<ToTell> told = new ArrayList<>();
    private final List<Breach> breaches = new ArrayList<>();

    /**
     * A deadline that passed, for the metrics.
     *
     * @param tier the tier that promised it; {@code null} for none
     * @param team the team of the lead; {@code null} for none
     */
    record Breach(String kind, String tier, String team) {}

    /**
     * An event, and who is told of it.
     *
     * @param recipients those who are told, or would be
     * @param until the last moment at which they are told; {@code null} when there is none
     * @param details what else they are told
     */
    record ToTell(EventRow event, List<Outgoing.Recipient> recipients, Instant until, Map<String, Object> details) {}

    EventChanges(Audience audience) {
        this.audience = audience;
    }

    List<KeptNotice> notices() {
        return notices;
    }

    List<EventRow> events() {
        return events;
    }

    List<ToTell> told() {
        return told;
    }

    List<Breach> breaches() {
        return breaches;
    }

    void add(Notices.Noticed seen, CycleAssessment cycle, LedgerEntry entry) {
        var noticed = audience.limit(seen);
        var row = noticed.row();
        var zone = cycle.decision().clock().calendar().calendar().zone();
        var event = new EventRow(
                row.leadId(),
                row.cycle(),
                noticed.type(),
                row.kind(),
                row.threshold(),
                row.at(),
                row.noticedAt(),
                entry.id(),
                EventSentences.of(noticed, cycle.decision().policy().terms(), zone));
        notices.add(row);
        events.add(event);
        boolean isBreach = event.type() == EventType.BREACHED || event.type() == EventType.BREACH_DISCOVERED;
        if (isBreach && audience.isOfRealLeads()) {
            breaches.add(breach(noticed, cycle));
        }
        var recipients = recipients(noticed, cycle.cycle().lastAssignment());
        if (!recipients.isEmpty()) {
            var until = cycle.tellUntil(isOld(noticed) ? row.at() : row.noticedAt());
            told.add(new ToTell(event, recipients, until.orElse(null), details(noticed, cycle, entry)));
        }
    }

    private static Breach breach(Notices.Noticed noticed, CycleAssessment cycle) {
        var obligation = noticed.obligation();
        var basis = obligation == null ? null : obligation.deadline().basis();
        var tier = cycle.decision().conclusions().tier();
        return new Breach(
                noticed.row().kind(),
                basis != null ? basis.tier() : tier == null ? null : tier.name(),
                cycle.cycle().lastAssignment().team());
    }

    /** Of news about an earlier alert the age is its own. */
    private static boolean isOld(Notices.Noticed noticed) {
        return noticed.type() != EventType.BREACH_WITHDRAWN && noticed.type() != EventType.BREACH_CORRECTED;
    }

    /** The words {@code owner} and {@code team} stand for the lead's own; where there is none the alert waits visibly. */
    private static List<Outgoing.Recipient> recipients(Notices.Noticed noticed, Assignment owned) {
        var byName = new TreeMap<String, Outgoing.Recipient>();
        for (var tell : noticed.tell()) {
            var addressee = Optional.ofNullable(Addressee.parse(tell)).orElseGet(() -> new Addressee(List.of(tell)));
            var name = addressee.find(owned.owner(), owned.team());
            var missing = name.isPresent()
                    ? null
                    : "The lead has no " + String.join(" and no ", addressee.alternatives()) + ".";
            var untold = noticed.untold().get(tell);
            var recipient =
                    new Outgoing.Recipient(name.orElse(addressee.alternatives().get(0)), untold, missing);
            byName.merge(recipient.name(), recipient, (one, other) -> one.untold() == null ? one : other);
        }
        return List.copyOf(byName.values());
    }

    private static Map<String, Object> details(Notices.Noticed noticed, CycleAssessment cycle, LedgerEntry entry) {
        var decision = cycle.decision();
        var owned = cycle.cycle().lastAssignment();
        var tier = decision.conclusions().tier();
        var details = new LinkedHashMap<String, Object>();
        details.put("policy", cycle.versions().policyId());
        details.put("tier", tier == null ? null : tier.name());
        details.put("owner", owned.owner());
        details.put("team", owned.team());
        details.put(
                "deadline",
                noticed.obligation() == null
                        ? null
                        : noticed.obligation().deadline().at());
        if (noticed.before() != null) {
            details.put("correctedFrom", noticed.before());
        }
        details.put(
                "state",
                noticed.obligation() == null ? null : noticed.obligation().state());
        details.put("decisionId", entry.id());
        details.put("nextAction", DecisionBody.ActionBody.next(decision));
        return details;
    }

    /** A cycle that facts no longer show had no breach. The decision that noticed it is the last that knew of it. */
    void withdraw(KeptNotice row, LeadRow lead, Instant now) {
        var withdrawn = row.with(row.at(), now, true);
        var noticed = new Notices.Noticed(EventType.BREACH_WITHDRAWN, withdrawn, null, List.of(), Map.of(), null);
        notices.add(withdrawn);
        events.add(new EventRow(
                row.leadId(),
                row.cycle(),
                noticed.type(),
                row.kind(),
                row.threshold(),
                row.at(),
                now,
                lead.held().decisionId(),
                EventSentences.of(noticed, null, ZoneOffset.UTC)));
    }
}
