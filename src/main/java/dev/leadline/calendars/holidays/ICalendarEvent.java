package dev.leadline.calendars.holidays;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One event of an iCalendar file (RFC 5545), as it is written.
 *
 * @param index its place among the events, from 0
 * @param line of the file on which it begins
 */
record ICalendarEvent(int index, int line, List<VObjectProperty> properties) {

    static final Pattern DATE = Pattern.compile("[0-9]{8}");
    static final Pattern TIME = Pattern.compile("[0-9]{8}T[0-9]{6}Z?");

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;
    private static final int LONGEST_NAME = 200;

    /** @throws Invalid when it is there twice */
    Optional<VObjectProperty> find(String name) {
        List<VObjectProperty> found = all(name);
        if (found.size() > 1) {
            throw invalid(name, found.get(1).getValue(), "appears twice.");
        }
        return found.stream().findFirst();
    }

    List<VObjectProperty> all(String name) {
        return properties.stream()
                .filter(property -> property.getName().equalsIgnoreCase(name))
                .toList();
    }

    String text(String name) {
        return find(name).map(VObjectProperty::getValue).map(String::strip).orElse("");
    }

    /** Returns its name, on one line; null when it has no name. */
    String name() {
        String text = VObjectPropertyValues.unescape(text("SUMMARY"));
        String line = QuotedText.of(text.replaceAll("\\s+", " ")).strip();
        String shown = line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME) : line;
        return shown.isEmpty() ? null : shown;
    }

    /** The date at the begin of a date or of a date with time. */
    LocalDate date(String property, String text) {
        try {
            if (DATE.matcher(text).matches() || TIME.matcher(text).matches()) {
                LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
                if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                    return date;
                }
            }
        } catch (DateTimeException e) {
            // Told below, as for every other text that is no date.
        }
        throw invalid(
                property,
                text,
                "must be a date such as 20261225, in the years " + FIRST_YEAR + " to " + LAST_YEAR + ".");
    }

    /** The dates of a property that lists them, however often it is there. */
    List<LocalDate> dates(String property) {
        List<LocalDate> dates = new ArrayList<>();
        all(property).forEach(each -> Arrays.stream(each.getValue().split(","))
                .map(text -> date(property, text.strip()))
                .forEach(dates::add));
        return dates;
    }

    Invalid invalid(String property, String value, String must) {
        return new Invalid(
                "/events/" + index + "/" + property,
                value,
                "The " + property + " (" + QuotedText.of(value) + ") of the event on line " + line + " " + must);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }
}
