package dev.leadline.calendars;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.kernel.calendar.CalendarComparison;
import dev.leadline.kernel.calendar.DateChange;
import dev.leadline.kernel.calendar.DateChange.DateHours;
import dev.leadline.kernel.calendar.WeeklyChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The difference between two versions of a calendar.
 *
 * @param from the version before
 * @param to the version after
 * @param timezone absent when it stays
 * @param weekly weekly hours that differ, each with the times in which they do
 * @param dates single dates of which something else is written; 1,000 at most
 * @param complete whether all such dates are told
 * @param sentences all of it, for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CalendarDifference")
public record CalendarDifference(
        @Schema(required = true, examples = "sha256:...") String from,
        @Schema(required = true, examples = "sha256:...") String to,
        Zones timezone,
        @Schema(required = true) List<Weekly> weekly,
        @Schema(required = true) List<Dated> dates,
        @Schema(required = true) boolean complete,
        @Schema(required = true, examples = "Monday 9 March 2026: closed instead of 09:00-17:00.")
                List<String> sentences) {

    private static final int LONGEST = 1_000;

    /**
     * The time zones of both.
     *
     * @param before the time zone before
     * @param after the time zone afterwards
     */
    @Schema(name = "CalendarZoneChange")
    public record Zones(String before, String after) {}

    /**
     * A day of the week with other hours.
     *
     * @param day {@code mon} to {@code sun}
     * @param from the first date of the difference; null when it has always been
     * @param until the first date after it; null when it stays for good
     * @param before the hours before
     * @param after the hours afterwards
     * @param sentence the change for people
     */
    @Schema(name = "CalendarWeeklyChange")
    public record Weekly(
            String day,
            String from,
            String until,
            List<List<String>> before,
            List<List<String>> after,
            String sentence) {

        static Weekly from(WeeklyChange change) {
            return new Weekly(
                    change.day().name().substring(0, 3).toLowerCase(Locale.ROOT),
                    change.from() == null ? null : change.from().toString(),
                    change.until() == null ? null : change.until().toString(),
                    WeekDefinition.written(change.before()),
                    WeekDefinition.written(change.after()),
                    change.sentence());
        }
    }

    /**
     * A date with other hours, or which is another holiday.
     *
     * @param date the date
     * @param before its hours before; null when the weekly hours held
     * @param after its hours afterwards; null when the weekly hours hold
     * @param sentence the change for people
     */
    @Schema(name = "CalendarDateChange")
    public record Dated(String date, Hours before, Hours after, String sentence) {

        static Dated from(DateChange change) {
            return new Dated(
                    change.date().toString(),
                    Hours.from(change.before()),
                    Hours.from(change.after()),
                    change.sentence());
        }
    }

    /**
     * The open hours of a date.
     *
     * @param hours also by what runs past midnight from the date before
     * @param holiday null when it is none
     */
    @Schema(name = "CalendarDateHours")
    public record Hours(List<List<String>> hours, String holiday) {

        static Hours from(DateHours hours) {
            return new Hours(WeekDefinition.written(hours.hours()), hours.holiday());
        }
    }

    /** Compares one version of a calendar with another. */
    public static CalendarDifference from(CalendarVersion before, CalendarVersion after) {
        CalendarComparison comparison = new CalendarComparison(before.calendar(), after.calendar());
        String zoneBefore = before.calendar().zone().getId();
        String zoneAfter = after.calendar().zone().getId();
        List<Weekly> weekly = comparison.weekly().stream().map(Weekly::from).toList();
        List<DateChange> changes = comparison.dates();
        List<Dated> dates = changes.stream().limit(LONGEST).map(Dated::from).toList();
        List<String> sentences = new ArrayList<>();
        if (!zoneBefore.equals(zoneAfter)) {
            sentences.add("The time zone: " + zoneAfter + " instead of " + zoneBefore + ".");
        }
        weekly.forEach(each -> sentences.add(each.sentence()));
        dates.forEach(each -> sentences.add(each.sentence()));
        return new CalendarDifference(
                before.version(),
                after.version(),
                zoneBefore.equals(zoneAfter) ? null : new Zones(zoneBefore, zoneAfter),
                weekly,
                dates,
                changes.size() == dates.size(),
                sentences);
    }
}
