package dev.leadline.calendars.publications;

import dev.leadline.calendars.CalendarDifference;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The version of a calendar that its editor has seen, from the headers {@code If-Match} and {@code If-None-Match}:
 * whoever has not seen a later publication must look at it first.
 *
 * @param ifMatch null when it was not sent
 * @param ifNoneMatch null when it was not sent
 */
public record Seen(String ifMatch, String ifNoneMatch) {

    private static final int SHOWN = 50;

    /** @throws Problem 412 with the difference when it is another state, 428 when none was named */
    void check(CalendarTimeline timeline, String id, Instant now) {
        Optional<CalendarPublication> latest = timeline.findLatest(id);
        if (latest.isEmpty()) {
            if (ifMatch != null) {
                throw changed(
                        "There is no calendar (" + QuotedText.of(id) + ") yet.\nLeave If-Match out to create it.",
                        List.of());
            }
            return;
        }
        CalendarVersion present = latest.get().calendar();
        if (ifNoneMatch != null) {
            throw changed(
                    "There is already a calendar (" + id + "). Its version is " + present.version() + ".", List.of());
        }
        if (ifMatch == null) {
            throw new Problem(
                    ProblemType.PRECONDITION_REQUIRED,
                    "The header If-Match is missing.\nUse the version that you changed, such as \"" + present.version()
                            + "\".",
                    List.of());
        }
        List<String> named = tags();
        if (!ifMatch.strip().equals("*")
                && !named.contains(present.version())
                && timeline.findTag(id, now).filter(named::contains).isEmpty()) {
            throw changed(timeline, latest.get(), named);
        }
    }

    private static Problem changed(CalendarTimeline timeline, CalendarPublication latest, List<String> named) {
        CalendarPublication.Imprint imprint = latest.imprint();
        String detail = "The calendar " + latest.id() + " has changed: its latest version is "
                + latest.calendar().version() + ", by " + imprint.publishedBy() + " at " + imprint.publishedAt() + " ("
                + imprint.reason() + ").\nLook at the difference, then send that version as If-Match.";
        List<String> differences = named.stream()
                .map(tag -> timeline.findVersion(latest.id(), tag.split("\\.", 2)[0]))
                .flatMap(Optional::stream)
                .findFirst()
                .map(seen -> CalendarDifference.from(seen, latest.calendar()).sentences())
                .orElse(List.of());
        return changed(detail, differences);
    }

    private static Problem changed(String detail, List<String> differences) {
        return new Problem(
                ProblemType.CHANGED_MEANWHILE,
                detail,
                differences.stream()
                        .limit(SHOWN)
                        .map(sentence -> new Invalid.Fault("/calendar", null, sentence))
                        .toList());
    }

    /** Weak ones never match (RFC 9110), and are left as they are. */
    private List<String> tags() {
        return Arrays.stream(ifMatch.split(","))
                .map(String::strip)
                .map(tag -> tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"")
                        ? tag.substring(1, tag.length() - 1)
                        : tag)
                .toList();
    }
}
