package dev.leadline.calendars.publications;

import dev.leadline.calendars.CalendarDifference;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.problems.Precondition;
import dev.leadline.web.problems.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the editor of a calendar has seen its latest publication; if not, what it changed. */
final class SeenCalendar {

    private static final int SHOWN = 50;

    private SeenCalendar() {}

    /** @throws Problem as {@link Precondition#check}; the tag is the latest version, or that of the calendar's state */
    static void check(Precondition seen, CalendarTimeline timeline, String id, Instant now) {
        var latest = timeline.findLatest(id);
        var tags = Stream.concat(
                        latest.map(each -> each.calendar().version()).stream(), timeline.findTag(id, now).stream())
                .toList();
        var lastChange = latest.map(CalendarPublication::imprint)
                .map(imprint -> imprint.publishedBy() + " at " + imprint.publishedAt() + " (" + imprint.reason() + ")")
                .orElse(null);
        seen.check(new Precondition.Edited("calendar", id, tags, lastChange), tag -> find(timeline, id, tag)
                .map(before -> differences(before, latest.orElseThrow().calendar())));
    }

    private static Optional<CalendarVersion> find(CalendarTimeline timeline, String id, String tag) {
        return timeline.findVersion(id, tag.split("\\.", 2)[0]);
    }

    private static List<Invalid.Fault> differences(CalendarVersion before, CalendarVersion after) {
        return CalendarDifference.from(before, after).sentences().stream()
                .limit(SHOWN)
                .map(sentence -> new Invalid.Fault("/calendar", null, sentence))
                .toList();
    }
}
