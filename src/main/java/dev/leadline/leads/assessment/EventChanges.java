package dev.leadline.leads.assessment;

import dev.leadline.decisions.DecisionBody;
import dev.leadline.kernel.tracking.Cycle;
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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Collects the events of re-evaluated leads and their alerts, before any of it is written. */
final class EventChanges {

    private final List<KeptNotice> notices = new ArrayList<>();
    private final List<EventRow> events = new ArrayList<>();
    private final List<ToTell> told = new ArrayList<>();

    /**
     * An event, and who is told of it.
     *
     * @param tell the names of receivers
     * @param details what else they are told
     */
    record ToTell(EventRow event, Set<String> tell, Map<String, Object> details) {}

    List<KeptNotice> notices() {
        return notices;
    }

    List<EventRow> events() {
        return events;
    }

    List<ToTell> told() {
        return told;
    }

    void add(Notices.Noticed noticed, CycleAssessment cycle, LedgerEntry entry) {
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
        var tell = receivers(noticed.tell(), cycle.cycle());
        if (!tell.isEmpty()) {
            told.add(new ToTell(event, tell, details(noticed, cycle, entry)));
        }
    }

    /** The words {@code owner} and {@code team} stand for the lead's own. */
    private static Set<String> receivers(Collection<String> tell, Cycle cycle) {
        var owned = cycle.lastAssignment();
        var names = new LinkedHashSet<String>();
        for (var name : tell) {
            names.add(name.equals("owner") ? owned.owner() : name.equals("team") ? owned.team() : name);
        }
        names.removeIf(Objects::isNull);
        return names;
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
        var noticed = new Notices.Noticed(EventType.BREACH_WITHDRAWN, withdrawn, null, List.of());
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
