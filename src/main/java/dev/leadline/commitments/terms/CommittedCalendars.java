package dev.leadline.commitments.terms;

import dev.leadline.calendars.Calendars;
import dev.leadline.calendars.publications.CalendarPublication;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The calendars by which commitments run. */
@ApplicationScoped
public class CommittedCalendars {

    private final Calendars calendars;

    CommittedCalendars(Calendars calendars) {
        this.calendars = calendars;
    }

    /**
     * The calendar of a version as it was in force at a moment.
     *
     * @throws Problem 404 when it is no longer published
     */
    public CalendarVersion of(CommitmentVersion version, Instant at) {
        var id = version.terms().calendar();
        return calendars
                .timeline()
                .findInForce(id, at)
                .or(() -> calendars.timeline().findLatest(id))
                .map(CalendarPublication::calendar)
                .orElseThrow(() -> Problem.notFound("There is no calendar (" + id + ").\nPublish it again."));
    }
}
