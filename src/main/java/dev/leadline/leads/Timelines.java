package dev.leadline.leads;

import static dev.leadline.database.Queries.instant;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.UUID;

/**
 * Reads the timelines of leads, page by page. What becomes known meanwhile comes at the end, so no page shifts; only a
 * fact that is told with an earlier {@code recordedAt} comes where that belongs.
 */
@ApplicationScoped
class Timelines {

    /** Facts before the decision they led to, and that before what it noticed. */
    private static final String ENTRIES =
            """
            select * from (
              select 1 as rank, f.sequence as number, 'fact' as what, f.recorded_at as known_at, f.occurred_at as at,
                     f.lead_id, f.kind as type, f.id, f.content, cast(null as integer) as cycle,
                     cast(null as uuid) as decision_id, cast(null as text) as obligation,
                     cast(null as text) as threshold, cast(null as text) as sentence,
                     f.recorded_by
              from lead_fact f join lead l on l.id = f.lead_id where l.root = :root
              union all
              select 2, row_number() over (order by d.decided_at, d.decision_id), 'decision', d.decided_at, d.decided_at,
                     d.lead_id, null, null, null, d.cycle, d.decision_id, null, null, null, null
              from lead_decision d join lead l on l.id = d.lead_id where l.root = :root
              union all
              select 3, e.sequence, 'event', e.detected_at, e.at, e.lead_id, e.type, null, null, e.cycle, e.decision_id,
                     e.kind, e.threshold, e.sentence, null
              from lead_event e join lead l on l.id = e.lead_id where l.root = :root) entry
            where (known_at, rank, number) > (:known_at, :rank, :number)
            order by known_at, rank, number limit :most
            """;

    private final Queries queries;

    Timelines(Queries queries) {
        this.queries = queries;
    }

    private record Place(Instant knownAt, int rank, long number) {

        static final Place BEGIN = new Place(Instant.EPOCH.minusSeconds(60_000_000_000L), 0, 0);

        String text() {
            return knownAt + "." + rank + "." + number;
        }

        /** @throws Problem 422 when it is no cursor of ours */
        static Place parse(String cursor) {
            try {
                int last = cursor.lastIndexOf('.');
                int middle = cursor.lastIndexOf('.', last - 1);
                return new Place(
                        Instant.parse(cursor.substring(0, middle)),
                        Integer.parseInt(cursor.substring(middle + 1, last)),
                        Long.parseLong(cursor.substring(last + 1)));
            } catch (DateTimeParseException | NumberFormatException | IndexOutOfBoundsException none) {
                throw Problem.invalid(
                        "", cursor, "The cursor (" + QuotedText.of(cursor) + ") must be the `next` value of a page.");
            }
        }
    }

    private record Found(Place place, TimelineBody.Entry entry) {}

    /** A page of a lead, and of those merged into it. */
    TimelineBody page(String root, int limit, String cursor) {
        var after = cursor == null ? Place.BEGIN : Place.parse(cursor);
        var found =
                queries.list(ENTRIES, Parameters.of(after).and("root", root).and("most", limit + 1), Timelines::read);
        boolean isMore = found.size() > limit;
        var page = isMore ? found.subList(0, limit) : found;
        return new TimelineBody(
                page.stream().map(Found::entry).toList(),
                isMore ? page.get(limit - 1).place().text() : null);
    }

    private static String type(ResultSet row) throws SQLException {
        var type = row.getString("type");
        if (row.getString("what").equals("fact")) {
            return LeadStore.kind(type).text();
        }
        return type == null ? null : type.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Found read(ResultSet row) throws SQLException {
        var knownAt = instant(row, "known_at");
        var cycle = row.getInt("cycle");
        return new Found(
                new Place(knownAt, row.getInt("rank"), row.getLong("number")),
                new TimelineBody.Entry(
                        row.getString("what"),
                        knownAt,
                        instant(row, "at"),
                        row.getString("lead_id"),
                        type(row),
                        row.getString("id"),
                        row.getString("content"),
                        row.getString("recorded_by"),
                        cycle == 0 ? null : cycle,
                        row.getObject("decision_id", UUID.class),
                        row.getString("obligation"),
                        row.getString("threshold"),
                        row.getString("sentence")));
    }
}
