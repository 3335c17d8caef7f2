package dev.leadline.reports.cycles;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes rows of cycles as those who count leads would: a web lead of the tier A that is open, unless it is said otherwise. */
@ApplicationScoped
class CycleRows {

    private static final Map<String, String> CASTS = Map.of(
            "attributes", "jsonb",
            "required", "jsonb",
            "attempt_at", "timestamptz[]",
            "attempt_counts", "boolean[]");

    private final Queries queries;

    CycleRows(Queries queries) {
        this.queries = queries;
    }

    /**
     * An attempt.
     *
     * @param counts whether it counts
     * @param owner whose lead it then was
     */
    record Made(Instant at, String channel, String outcome, boolean counts, String owner, String team) {}

    /** An open lead that was received then. */
    static Map<String, Object> received(String stage, String leadId, Instant at) {
        var row = new LinkedHashMap<String, Object>();
        row.put("lead_id", leadId);
        row.put("cycle", 1);
        row.put("known_from", at);
        row.put("stage", stage);
        row.put("policy_id", "mql-to-sal-predictive");
        row.put("policy_version", "sha256:1");
        row.put("calendar_id", "us-sales");
        row.put("calendar_version", "sha256:2");
        row.put("source", "web");
        row.put("received_at", at);
        row.put("received_open", true);
        row.put("tier", "A");
        row.put("tier_at_receipt", "A");
        row.put("is_unscored", false);
        row.put("is_nurtured", false);
        row.put("owner", "east-1");
        row.put("team", "east");
        row.put("required", "{\"PHONE\": 3, \"EMAIL\": 1}");
        row.put("zone", "America/New_York");
        return row;
    }

    /** The same with other values: of names and values in turn. */
    static Map<String, Object> with(Map<String, Object> row, Object... others) {
        var changed = new LinkedHashMap<>(row);
        for (int i = 0; i < others.length; i += 2) {
            changed.put((String) others[i], others[i + 1]);
        }
        return changed;
    }

    /** The same with attempts, in their order. */
    static Map<String, Object> with(Map<String, Object> row, List<Made> made) {
        return with(
                row,
                "attempt_at",
                made.stream().map(each -> each.at.toString()).toList(),
                "attempt_channel",
                made.stream().map(Made::channel).toList(),
                "attempt_outcome",
                made.stream().map(Made::outcome).toList(),
                "attempt_counts",
                made.stream().map(each -> String.valueOf(each.counts)).toList(),
                "attempt_owner",
                made.stream().map(Made::owner).toList(),
                "attempt_team",
                made.stream().map(Made::team).toList());
    }

    @SafeVarargs
    final void insert(Map<String, Object>... rows) {
        insert(Arrays.asList(rows));
    }

    void insert(Iterable<Map<String, Object>> rows) {
        rows.forEach(given -> {
            var local = ((Instant) given.get("received_at")).atZone(ZoneId.of((String) given.get("zone")));
            var row = with(given, "received_on", local.toLocalDate(), "received_hour", local.getHour());
            var values = row.keySet().stream()
                    .map(name -> ":" + name + (CASTS.containsKey(name) ? "::" + CASTS.get(name) : ""))
                    .collect(Collectors.joining(", "));
            var parameters = Parameters.none();
            row.forEach(parameters::and);
            queries.update(
                    "insert into lead_cycle (" + String.join(", ", row.keySet()) + ") values (" + values + ")",
                    parameters);
        });
    }

    /** Removes the cycles of a stage. */
    void remove(String stage) {
        queries.update("delete from lead_cycle where stage = :stage", Parameters.of("stage", stage));
    }
}
