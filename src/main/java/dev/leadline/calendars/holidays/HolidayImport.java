package dev.leadline.calendars.holidays;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.calendars.CalendarDefinition;
import dev.leadline.calendars.HolidayDefinition;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.Holiday;
import dev.leadline.kernel.calendar.OpeningHours;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Holidays read elsewhere, to be added to a calendar: from today on, and only on dates that are no holiday yet. */
public final class HolidayImport {

    private static final int LONGEST = 1_000;

    /** An event that takes less of a working day is a meeting. */
    private static final int LEAST_MINUTES = 120;

    private final Map<LocalDate, String> names = new TreeMap<>();
    private final Map<LocalDate, List<OpeningHours>> hours = new HashMap<>();
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
     * @param reason why it was left out
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

    /** A part of a date that is closed; on dates without opening hours there then it says nothing. */
    void addPart(LocalDate date, OpeningHours closed, String name) {
        boolean isNew = !names.containsKey(date);
        findHours(date, closed).ifPresent(left -> {
            add(date, name);
            if (isNew && names.containsKey(date)) {
                hours.put(date, left);
            }
        });
    }

    /**
     * What is left of the opening hours of a date when a part of it is closed; empty when that is not the begin or the end of
     * them, or less than two hours.
     */
    Optional<List<OpeningHours>> findHours(LocalDate date, OpeningHours closed) {
        var open = calendar.week().getOrDefault(date.getDayOfWeek(), List.of());
        if (open.isEmpty()) {
            return Optional.empty();
        }
        var left = new ArrayList<OpeningHours>();
        for (var window : open) {
            if (window.opensMinute() < closed.opensMinute()) {
                int until = Math.min(window.closesMinute(), closed.opensMinute());
                left.add(new OpeningHours(window.opensMinute(), until));
            }
            if (window.closesMinute() > closed.closesMinute()) {
                int from = Math.max(window.opensMinute(), closed.closesMinute());
                if (from < 24 * 60) {
                    left.add(new OpeningHours(from, window.closesMinute()));
                }
            }
        }
        boolean isEdge = closed.opensMinute() <= open.get(0).opensMinute()
                || closed.closesMinute() >= open.get(open.size() - 1).closesMinute();
        return isEdge && minutes(open) - minutes(left) >= LEAST_MINUTES ? Optional.of(left) : Optional.empty();
    }

    private static int minutes(List<OpeningHours> windows) {
        return windows.stream()
                .mapToInt(each -> each.closesMinute() - each.opensMinute())
                .sum();
    }

    void leaveOut(String what, LocalDate date, String reason) {
        leftOut.add(new LeftOut(what == null ? "Holiday" : what, date == null ? null : date.toString(), reason));
    }

    public Answer toAnswer(String version) {
        List<Holiday> added = names.entrySet().stream()
                .map(each -> new Holiday(each.getKey(), hours.getOrDefault(each.getKey(), List.of()), each.getValue()))
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
