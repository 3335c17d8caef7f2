package dev.leadline.reports.mails;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads which leads have waited for a score for long. */
@ApplicationScoped
class UnscoredReading {

    private static final Duration LONG = Duration.ofDays(1);

    private static final Map<String, String> COLUMNS = Map.of(
            "policy",
            "policy_id",
            "stage",
            "stage",
            "team",
            "team",
            "owner",
            "owner",
            "tier",
            "tier",
            "source",
            "source");

    private static final String WAITING =
            """
            select count(*) as leads, min(received_at) as oldest from lead_cycle
            where known_from <= :at and known_until > :at and is_unscored and disposed_at is null and merged_into is null
              and received_at <= :before
            """;

    private final Queries queries;

    UnscoredReading(Queries queries) {
        this.queries = queries;
    }

    DailyFigures.Unscored read(MailFrame frame) {
        var parameters =
                Parameters.of("at", frame.at()).and("before", frame.at().minus(LONG));
        var all = new ArrayList<>(List.of(WAITING));
        frame.filter().given().forEach((name, values) -> {
            all.add("and " + COLUMNS.get(name) + " = any(:" + name + ")");
            parameters.and(name, values);
        });
        return queries.list(
                        String.join(" ", all),
                        parameters,
                        row -> new DailyFigures.Unscored(row.getLong("leads"), Queries.instant(row, "oldest")))
                .get(0);
    }
}
