package dev.leadline.calendars.holidays;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.calendars.CalendarDefinition;
import dev.leadline.calendars.HolidayDefinition;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.Holiday;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Holidays read elsewhere, to be added to a calendar: from today on, and only on dates that are no holiday yet. */
public final class HolidayImport {

    private static final int LONGEST = 1_000;

    private final Map<LocalDate, String> names = new TreeMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Map<LocalDate, Holiday> present;
    private final BusinessCalendar calendar;
    private final LocalDate today;

    public HolidayImport(BusinessCalendar calendar, LocalDate today) {
        this.calendar = calendar;
        this.today = today;
        this.present = calendar.holidays().stream().collect(Collectors.toMap(Holiday::date, Function.identity()));
    }

    /**
     * Something that was read and not taken.
     *
     * @param what what it is called
     * @param date its first date; null when it has none that could be read
     */
    @Schema(name = "HolidayLeftOut")
    public record LeftOut(
            @Schema(required = true) String what,
            @Schema(required = true, nullable = true) String date,
            @Schema(required = true, examples = "It is cancelled.") String reason) {}

    /**
     * The result of an import. Nothing is stored: whoever agrees publishes the calendar.
     *
     * @param basedOn the version that the holidays were added to
     * @param holidays those that are new
     * @param leftOut what was not taken, and why; 1,000 at most
     * @param leftOutCount how much that is in all
     * @param calendar the calendar as it would be
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "HolidayImport")
    public record Answer(
            @Schema(required = true, examples = "sha256:...") String basedOn,
            @Schema(required = true) List<HolidayDefinition> holidays,
            @Schema(required = true) List<LeftOut> leftOut,
            @Schema(required = true) int leftOutCount,
            @Schema(required = true) CalendarDefinition calendar) {}

    LocalDate today() {
        return today;
    }

    BusinessCalendar calendar() {
        return calendar;
    }

    int size() {
        return names.size();
    }

    /** @param name may be null */
    void add(LocalDate date, String name) {
        if (date.isBefore(today)) {
            leaveOut(name, date, "It is in the past. Today is " + today + ".");
        } else if (present.containsKey(date)) {
            String there = present.get(date).name();
            leaveOut(
                    name,
                    date,
                    "The calendar already has a holiday on that date" + (there == null ? "." : ": " + there + "."));
        } else if (names.containsKey(date)) {
            leaveOut(name, date, "The file has another holiday on that date: " + names.get(date) + ".");
        } else {
            names.put(date, name == null ? "Holiday" : name);
        }
    }

    void leaveOut(String what, LocalDate date, String reason) {
        leftOut.add(new LeftOut(what == null ? "Holiday" : what, date == null ? null : date.toString(), reason));
    }

    public Answer toAnswer(String version) {
        List<Holiday> added = names.entrySet().stream()
                .map(each -> new Holiday(each.getKey(), List.of(), each.getValue()))
                .toList();
        List<Holiday> all = new ArrayList<>(calendar.holidays());
        all.addAll(added);
        BusinessCalendar result = BusinessCalendar.of(
                calendar.id(), calendar.zone(), calendar.week(), calendar.earlier(), all, calendar.extra());
        return new Answer(
                version,
                added.stream().map(HolidayDefinition::from).toList(),
                leftOut.stream().limit(LONGEST).toList(),
                leftOut.size(),
                CalendarDefinition.from(result));
    }
}
