package dev.leadline.reports.mails;

import dev.leadline.calendars.Calendars;
import dev.leadline.calendars.publications.CalendarPublication;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publications.Publication;
import dev.leadline.reports.mails.WeeklyFigures.Published;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads what was published. Not by whom: names of people do not stand in a mail to many. */
@ApplicationScoped
class PublishedReading {

    private final Policies policies;
    private final Calendars calendars;

    PublishedReading(Policies policies, Calendars calendars) {
        this.policies = policies;
        this.calendars = calendars;
    }

    /** From a moment on and before that of the mail: the policies of its filter, and all calendars. */
    List<Published> read(MailFrame frame, Instant from) {
        var wanted = frame.filter().policy();
        var all = new ArrayList<Published>();
        policies.history().publishedBetween(from, frame.at()).stream()
                .filter(each -> wanted.isEmpty() || wanted.contains(each.policyId()))
                .map(PublishedReading::of)
                .forEach(all::add);
        calendars.publications().stream()
                .filter(each -> isWithin(each.imprint().publishedAt(), from, frame.at()))
                .map(PublishedReading::of)
                .forEach(all::add);
        all.sort(Comparator.comparing(Published::at));
        return all;
    }

    private static boolean isWithin(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    private static Published of(Publication each) {
        var what =
                switch (each.kind()) {
                    case PUBLISHED -> "The policy " + each.policyId();
                    case WITHDRAWN -> "The end of the policy " + each.policyId();
                    case CANCELLED ->
                        "The cancellation of publication " + each.cancels() + " of the policy " + each.policyId();
                };
        return new Published(
                what,
                "/v1/policies/" + MailLinks.encoded(each.policyId()) + "/publications",
                each.said().at(),
                each.effectiveFrom(),
                each.said().reason());
    }

    private static Published of(CalendarPublication each) {
        return new Published(
                "The calendar " + each.id(),
                "/v1/calendars/" + MailLinks.encoded(each.id()) + "/publications",
                each.imprint().publishedAt(),
                each.effectiveFrom(),
                each.imprint().reason());
    }
}
