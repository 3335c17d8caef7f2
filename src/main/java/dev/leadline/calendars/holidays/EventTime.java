package dev.leadline.calendars.holidays;

import com.github.mangstadt.vinnie.VObjectProperty;
import dev.leadline.kernel.calendar.OpeningHours;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * When an event with times begins and ends, by the clocks of a calendar's zone.
 *
 * @param from its begin
 * @param to its end
 */
record EventTime(LocalDateTime from, LocalDateTime to) {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    /** The times of an event; empty when it has dates only, no end, or a zone that nobody knows. */
    static Optional<EventTime> find(ICalendarEvent event, ZoneId zone) {
        var from = event.find("DTSTART").flatMap(begin -> local(begin, zone));
        var to = event.find("DTEND")
                .flatMap(end -> local(end, zone))
                .or(() -> from.flatMap(begin -> length(event).map(begin::plus)));
        return from.isEmpty() || to.isEmpty() || !from.get().isBefore(to.get())
                ? Optional.empty()
                : Optional.of(new EventTime(from.get(), to.get()));
    }

    private static Optional<Duration> length(ICalendarEvent event) {
        var written = event.text("DURATION");
        try {
            return written.contains("T") ? Optional.of(Duration.parse(written)) : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> local(VObjectProperty property, ZoneId zone) {
        var text = property.getValue().strip();
        if (!ICalendarEvent.TIME.matcher(text).matches()) {
            return Optional.empty();
        }
        var named = property.getParameters().first("TZID");
        var own = text.endsWith("Z")
                ? Optional.<ZoneId>of(ZoneOffset.UTC)
                : named == null ? Optional.of(zone) : WindowsZones.find(named);
        try {
            var written = LocalDateTime.parse(text.substring(0, 15), WRITTEN);
            return own.map(from -> from.equals(zone)
                    ? written
                    : written.atZone(from).withZoneSameInstant(zone).toLocalDateTime());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Returns whether it lasts from one midnight to another. */
    boolean isWholeDays() {
        return isMidnight(from) && isMidnight(to);
    }

    /** The part of its date that it takes; empty when it takes parts of several dates. */
    Optional<OpeningHours> partOfDay() {
        boolean isOneDate = to.toLocalDate().equals(from.toLocalDate())
                || isMidnight(to) && to.toLocalDate().equals(from.toLocalDate().plusDays(1));
        int begin = from.toLocalTime().toSecondOfDay() / 60;
        int end = isMidnight(to) ? 24 * 60 : to.toLocalTime().toSecondOfDay() / 60;
        return isOneDate && end > begin ? Optional.of(new OpeningHours(begin, end)) : Optional.empty();
    }

    private static boolean isMidnight(LocalDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT);
    }
}
