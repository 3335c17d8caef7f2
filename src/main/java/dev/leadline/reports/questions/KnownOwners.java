package dev.leadline.reports.questions;

import dev.leadline.database.Parameters;
import dev.leadline.kernel.Invalid;
import dev.leadline.reports.duties.DutyReading;
import dev.leadline.web.Closest;
import dev.leadline.web.QuotedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The owners whom reports can tell of: who has a lead, or had one when something was owed or tried. */
@ApplicationScoped
class KnownOwners {

    /** Nobody asks for so many people; it only bounds what is kept. */
    private static final int MOST_KEPT = 10_000;

    /** It looks at all rows for a name that nobody ever had, so a name that was found is not looked for again. */
    private static final String HAD_ONE =
            """
            select exists (select from duty where owner = :owner)
              or exists (select from lead_cycle where owner = :owner or :owner = any(attempt_owner))""";

    private static final String NAMES =
            "select distinct owner from duty where known_until = 'infinity' and owner is not null limit 10000";

    private final DutyReading reading;
    private final Set<String> found = ConcurrentHashMap.newKeySet();

    KnownOwners(DutyReading reading) {
        this.reading = reading;
    }

    boolean contains(String owner) {
        if (found.contains(owner)) {
            return true;
        }
        boolean had = reading.list(HAD_ONE, Parameters.of("owner", owner), row -> row.getBoolean(1))
                .get(0);
        if (had && found.size() < MOST_KEPT) {
            found.add(owner);
        }
        return had;
    }

    Invalid.Fault unknown(String owner) {
        var advice = Closest.to(owner, reading.list(NAMES, Parameters.none(), row -> row.getString(1)))
                .map(meant -> "Did you mean `" + meant + "`?")
                .orElse("See /v1/people for all owners.");
        var shown = QuotedText.of(owner);
        return new Invalid.Fault("/owner", shown, "The owner (" + shown + ") is unknown.\n" + advice);
    }
}
