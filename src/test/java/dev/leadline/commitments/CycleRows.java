package dev.leadline.commitments;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes rows of leads that were received, as whoever counts duties would. */
@ApplicationScoped
public class CycleRows {

    private static final String ADD =
            """
            insert into lead_cycle (lead_id, cycle, known_from, known_until, stage, policy_id, policy_version, calendar_id,
              calendar_version, zone, source, attributes, received_at, received_on, received_hour, received_open,
              rank_at_receipt, rank, tier_at_receipt, tier, is_unscored, is_nurtured, disposition, reason, disposed_at,
              merged_into, reached_at, attempt_at, attempt_channel, attempt_outcome, attempt_counts, attempt_owner, attempt_team)
            values (:lead, :cycle, :known_from, coalesce(:known_until::timestamptz, 'infinity'), :stage, 'p', 'v', 'us-sales',
              'v', 'America/New_York', :source, :attributes::jsonb, :received_at,
              (:received_at::timestamptz at time zone 'America/New_York')::date, 10, true,
              50, 50, :tier_at_receipt, :tier, :is_unscored, :is_nurtured, :disposition, :reason, :disposed_at,
              :merged_into, :reached_at, array_fill(:received_at::timestamptz, array[:calls]),
              array_fill('PHONE'::text, array[:calls]), array_fill('NO_ANSWER'::text, array[:calls]),
              array_fill(true, array[:calls]), array_fill('east-1'::text, array[:calls]),
              array_fill('east'::text, array[:calls]))
            """;
    private static final String GIVEN_UP =
            """
            insert into duty (lead_id, cycle, kind, known_from, stage, policy_id, policy_version, calendar_id, calendar_version,
              zone, received_at, received_on, received_hour, clock_started_at, state, feasible, handed_on, open_at_start,
              done_while_closed, paused_seconds, unassigned_seconds)
            select lead_id, cycle, 'EARLY_DISQUALIFICATION', known_from, stage, policy_id, policy_version, calendar_id,
              calendar_version, zone, received_at, received_on, received_hour, received_at, :state, true, false, 0, false, 0, 0
            from lead_cycle where lead_id = :lead
            """;

    private final Queries queries;

    CycleRows(Queries queries) {
        this.queries = queries;
    }

    /** A row that can be changed before it is written; at first an open lead of tier A that marketing brought. */
    public final class Row {

        private final Parameters values;

        private Row(String stage, String lead, String receivedAt) {
            values = Parameters.of("lead", lead)
                    .and("cycle", 1)
                    .and("known_from", Instant.parse(receivedAt))
                    .and("known_until", null)
                    .and("stage", stage)
                    .and("source", "campaign")
                    .and("attributes", "{\"origin\": \"marketing\"}")
                    .and("received_at", Instant.parse(receivedAt))
                    .and("tier_at_receipt", "A")
                    .and("tier", "A")
                    .and("is_unscored", false)
                    .and("is_nurtured", false)
                    .and("disposition", null)
                    .and("reason", null)
                    .and("disposed_at", null)
                    .and("merged_into", null)
                    .and("reached_at", null)
                    .and("calls", 0);
        }

        Row tier(String tier) {
            return with("tier_at_receipt", tier).with("tier", tier);
        }

        Row returned(String reason, String at) {
            return with("disposition", "RETURNED").with("reason", reason).with("disposed_at", Instant.parse(at));
        }

        Row with(String column, Object value) {
            values.and(column, value);
            return this;
        }

        public void write() {
            queries.update(ADD, values);
        }
    }

    public Row lead(String stage, String lead, String receivedAt) {
        return new Row(stage, lead, receivedAt);
    }

    /** A lead was given up: early when the state is {@code BREACHED}. */
    void givenUp(String lead, String state) {
        queries.update(GIVEN_UP, Parameters.of("lead", lead).and("state", state));
    }

    /** Many rows at once. */
    void write(List<Row> rows) {
        queries.updateEach(ADD, rows, row -> row.values);
    }

    static String attributes(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(each -> "\"%s\": \"%s\"".formatted(each.getKey(), each.getValue()))
                .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
    }
}
