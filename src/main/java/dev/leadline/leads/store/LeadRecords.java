package dev.leadline.leads.store;

import dev.leadline.access.Actor;
import dev.leadline.access.Caller;
import dev.leadline.database.Columns;
import dev.leadline.database.Journey;
import dev.leadline.database.KeptRows;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.facts.RecordedFact;
import dev.leadline.kernel.tracking.KeptNotice;
import dev.leadline.kernel.tracking.KeptObligation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is written of tracked leads, each table with one statement, on the journey of whoever writes. The caller holds the
 * leads' locks.
 */
@ApplicationScoped
public class LeadRecords {

    /** Facts get their numbers in the order in which they are told here. */
    private static final KeptRows FACTS = KeptRows.unlessThere(
            "lead_fact",
            "lead_id text, kind text, id text, occurred_at timestamptz, recorded_at timestamptz, content text,"
                    + " recorded_by text");

    private static final KeptRows DECISIONS =
            KeptRows.of("lead_decision", "lead_id text, cycle integer, decided_at timestamptz, decision_id uuid");

    private static final KeptRows OBLIGATIONS = KeptRows.replacing(
            "obligation",
            "lead_id text, cycle integer, kind text, state text, tier text, responsible text, deadline timestamptz,"
                    + " met_at timestamptz, calendar_id text, calendar_version text, policy_id text,"
                    + " policy_version text, decision_id uuid",
            "lead_id",
            "cycle",
            "kind");

    private static final Columns OF_OBLIGATION = Columns.of("lead_id text, cycle integer, kind text");

    private static final String FORGET_OBLIGATIONS =
            """
            delete from obligation using %s
            where obligation.lead_id = told.lead_id and obligation.cycle = told.cycle and obligation.kind = told.kind
            """
                    .formatted(OF_OBLIGATION.told());

    private static final KeptRows NOTICES = KeptRows.replacing(
            "notice",
            "lead_id text, cycle integer, kind text, threshold text, at timestamptz, noticed_at timestamptz,"
                    + " withdrawn boolean, rules text, told boolean",
            "lead_id",
            "cycle",
            "kind",
            "threshold");

    private static final KeptRows EVENTS = KeptRows.of(
            "lead_event",
            "lead_id text, cycle integer, type text, kind text, threshold text, at timestamptz,"
                    + " detected_at timestamptz, decision_id uuid, sentence text");

    private static final Columns OF_LEAD = Columns.of(
            "id text, root text, revision bigint, standing text, cycle integer, stage text, policy_id text, tier text,"
                    + " owner text, team text, received_at timestamptz, decision_id uuid, valid_until timestamptz,"
                    + " publication text, rules text, watch_at timestamptz, clock_starts_at timestamptz, failure text");

    /** What was never assessed before is counted from now on: there is nothing to fill in. No key is ever changed. */
    private static final String SAVE =
            """
            update lead set %s,
                   counted_from = case when lead.decision_id is null then coalesce(lead.counted_from, :now)
                                  else lead.counted_from end
            from %s where lead.id = told.id
            """
                    .formatted(
                            OF_LEAD.names().stream()
                                    .skip(1)
                                    .map(column -> column + " = told." + column)
                                    .collect(Collectors.joining(", ")),
                            OF_LEAD.told());

    private final Queries queries;
    private final LeadList list;
    private final Caller caller;

    LeadRecords(Queries queries, LeadList list, Caller caller) {
        this.queries = queries;
        this.list = list;
        this.caller = caller;
    }

    /** Keeps a fact that was told, at once. */
    public void fact(RecordedFact fact) {
        var journey = new Journey();
        facts(List.of(fact), journey);
        queries.send(journey);
    }

    /** Keeps what was told. */
    public void facts(Collection<RecordedFact> facts, Journey on) {
        facts(facts.stream().map(FactRow::from).toList(), caller.actor(), on);
    }

    /** Keeps what this server itself tells of leads; what it told before it does not tell again. */
    public void transitions(Collection<FactRow> transitions, Journey on) {
        facts(transitions, Actor.SERVER, on);
    }

    private static void facts(Collection<FactRow> facts, Actor by, Journey on) {
        on.keep(FACTS, facts, fact -> Parameters.of(fact).and("recorded_by", by.text()));
    }

    public void decisions(Collection<DecisionRow> decisions, Journey on) {
        on.keep(DECISIONS, decisions);
    }

    /** Those that are not owed any more in a cycle go. */
    public void forget(Collection<KeptObligation> gone, Journey on) {
        if (!gone.isEmpty()) {
            on.and(FORGET_OBLIGATIONS, OF_OBLIGATION.of(gone, Parameters::of));
        }
    }

    public void obligations(Collection<ObligationRow> obligations, Journey on) {
        on.keep(OBLIGATIONS, obligations);
    }

    public void notices(Collection<KeptNotice> notices, Journey on) {
        on.keep(NOTICES, notices, notice -> Parameters.of(notice).and("at", down(notice.at())));
    }

    public void events(Collection<EventRow> events, Journey on) {
        on.keep(EVENTS, events, event -> Parameters.of(event).and("at", down(event.at())));
    }

    /** Keeps leads as they stand now. */
    public void save(List<LeadRow> leads, Instant now, Journey on) {
        if (!leads.isEmpty()) {
            on.and(SAVE, OF_LEAD.of(leads, LeadRecords::values).and("now", now));
        }
    }

    private static Parameters values(LeadRow lead) {
        return Parameters.of(lead)
                .and("valid_until", down(lead.held().validUntil()))
                .and("watch_at", down(lead.held().watchAt()));
    }

    /** Looks at a lead again later, since it cannot be assessed now. */
    public void postpone(String id, Instant until, String failure) {
        queries.update(
                "update lead set watch_at = :until, failure = :failure where id = :id",
                Parameters.of("id", id).and("until", until).and("failure", failure));
    }

    /** Lists leads as they are now. */
    public void list(Collection<ListedLeadRow> leads, Journey on) {
        list.put(leads, on);
    }

    /** Writes all that a journey carries. */
    public void send(Journey journey) {
        queries.send(journey);
    }

    /** The database keeps microseconds and would round up; nothing may hold longer or come later for it. */
    static Instant down(Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MICROS);
    }
}
