package dev.leadline.reports.duties;

import dev.leadline.calendars.Calendars;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.kernel.calendar.BusinessDuration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes rows of duties as those who count leads would: a first call of two open hours, unless it is said otherwise. */
@ApplicationScoped
public class DutyRows {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final Queries queries;
    private final Calendars calendars;

    DutyRows(Queries queries, Calendars calendars) {
        this.queries = queries;
        this.calendars = calendars;
    }

    /** The calendar {@code us-sales} and its version, as columns. */
    private Map<String, Object> calendar() {
        var calendar = calendars.find("us-sales").orElseThrow();
        var columns = new HashMap<String, Object>();
        columns.put("calendar_id", calendar.id());
        columns.put("calendar_version", calendar.version());
        return columns;
    }

    /** Open seconds of {@code us-sales} from 1970-01-01T00:00Z on. */
    public long openAt(Instant at) {
        return calendars
                .find("us-sales")
                .orElseThrow()
                .calendar()
                .openBetween(Instant.EPOCH, at)
                .toSeconds();
    }

    /** An open first call of a lead that was received then, in the hours of the calendar. */
    public Map<String, Object> firstCall(String leadId, Instant receivedAt) {
        var deadline = calendars
                .find("us-sales")
                .orElseThrow()
                .calendar()
                .deadline(receivedAt, BusinessDuration.parse("2 business hours"));
        var row = new LinkedHashMap<String, Object>();
        row.put("lead_id", leadId);
        row.put("cycle", 1);
        row.put("kind", "FIRST_CALL");
        row.put("known_from", receivedAt);
        row.put("stage", "MQL");
        row.put("policy_id", "mql-to-sal-predictive");
        row.put("policy_version", "sha256:1");
        row.putAll(calendar());
        row.put("zone", ZONE.getId());
        row.put("received_at", receivedAt);
        row.put("received_on", date(receivedAt));
        row.put("received_hour", receivedAt.atZone(ZONE).getHour());
        row.put("clock_started_at", receivedAt);
        row.put("deadline", deadline);
        row.put("due_at", deadline);
        row.put("due_on", date(deadline));
        row.put("state", "OPEN");
        row.put("feasible", true);
        row.put("owner", "east-1");
        row.put("team", "east");
        row.put("owner_deadline", deadline);
        row.put("handed_on", false);
        row.put("open_at_start", openAt(receivedAt));
        row.put("open_at_deadline", openAt(deadline));
        row.put("done_while_closed", false);
        row.put("paused_seconds", 0);
        row.put("unassigned_seconds", 0);
        return row;
    }

    /** The same, met at a moment. */
    public Map<String, Object> met(Map<String, Object> row, Instant at) {
        var met = new LinkedHashMap<>(row);
        met.put("state", at.isAfter((Instant) row.get("deadline")) ? "MET_LATE" : "MET");
        met.put("met_at", at);
        met.put("open_to_done", openAt(at) - (long) row.get("open_at_start"));
        met.put(
                "wall_to_done",
                Duration.between((Instant) row.get("received_at"), at).toSeconds());
        return met;
    }

    /** The same with other values: of names and values in turn. */
    public static Map<String, Object> with(Map<String, Object> row, Object... others) {
        var changed = new LinkedHashMap<>(row);
        for (int i = 0; i < others.length; i += 2) {
            changed.put((String) others[i], others[i + 1]);
        }
        return changed;
    }

    public static LocalDate date(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    /** Writes rows as they are. */
    @SafeVarargs
    public final void insert(Map<String, Object>... rows) {
        insert(Arrays.asList(rows));
    }

    public void insert(Iterable<Map<String, Object>> rows) {
        rows.forEach(row -> {
            var columns = String.join(", ", row.keySet());
            var values = row.keySet().stream()
                    .map(name -> name.equals("attributes") ? ":attributes::jsonb" : ":" + name)
                    .collect(Collectors.joining(", "));
            var parameters = Parameters.none();
            row.forEach(parameters::and);
            queries.update("insert into duty (" + columns + ") values (" + values + ")", parameters);
        });
    }

    /** From a moment on what is known of a lead is something else. */
    public void end(String leadId, Instant at) {
        queries.update(
                "update duty set known_until = :at where lead_id = :lead_id and known_until = 'infinity'",
                Parameters.of("at", at).and("lead_id", leadId));
    }

    /** Removes the duties of a stage. */
    public void remove(String stage) {
        queries.update("delete from duty where stage = :stage", Parameters.of("stage", stage));
    }
}
