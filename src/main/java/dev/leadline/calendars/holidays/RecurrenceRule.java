package dev.leadline.calendars.holidays;

import dev.leadline.web.QuotedText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** The recurrence of an event that lasts whole days. */
final class RecurrenceRule {

    private static final Set<Freq> WITHIN_A_DAY = Set.of(Freq.HOURLY, Freq.MINUTELY, Freq.SECONDLY);
    private static final Pattern UNTIL = Pattern.compile("(?:^|;)UNTIL=([^;]*)");
    private static final int LONGEST_INTERVAL = 1_000;
    private static final int LONGEST_TEXT = 500;

    private final org.dmfs.rfc5545.recur.RecurrenceRule rule;
    private boolean goesOn;

    private RecurrenceRule(org.dmfs.rfc5545.recur.RecurrenceRule rule) {
        this.rule = rule;
    }

    /** @throws dev.leadline.kernel.Invalid when it is none */
    static RecurrenceRule parse(ICalendarEvent event, String written) {
        var text = written.toUpperCase(Locale.ROOT);
        if (text.length() > LONGEST_TEXT) {
            throw event.invalid("RRULE", text, "must not be longer than " + LONGEST_TEXT + " characters.");
        }
        try {
            var rule = new org.dmfs.rfc5545.recur.RecurrenceRule(text, RfcMode.RFC5545_STRICT);
            if (rule.getInterval() > LONGEST_INTERVAL) {
                throw event.invalid("RRULE", text, "must have an INTERVAL from 1 to " + LONGEST_INTERVAL + ".");
            }
            // Programs write UNTIL with a time also for whole days, which the RFC does not allow.
            var until = UNTIL.matcher(text);
            if (until.find()) {
                rule.setUntil(dateTime(event.date("RRULE", until.group(1))));
            }
            return new RecurrenceRule(rule);
        } catch (InvalidRecurrenceRuleException none) {
            var why = QuotedText.of(none.getMessage().replaceAll("\\.$", ""));
            throw event.invalid("RRULE", text, "must be a recurrence rule of RFC 5545: " + why + ".");
        }
    }

    /** Returns why a valid rule is not supported here. */
    Optional<String> findUnread() {
        if (WITHIN_A_DAY.contains(rule.getFreq())) {
            return Optional.of("FREQ=" + rule.getFreq());
        }
        if (rule.getFreq() == Freq.YEARLY && rule.hasPart(Part.BYMONTHDAY) && !rule.hasPart(Part.BYMONTH)) {
            return Optional.of("BYMONTHDAY without BYMONTH");
        }
        // Not in a constant: the library's Part cannot be loaded before its RecurrenceRule.
        return Stream.of(Part.BYSECOND, Part.BYMINUTE, Part.BYHOUR, Part.BYYEARDAY, Part.BYWEEKNO)
                .filter(rule::hasPart)
                .findFirst()
                .map(Part::name);
    }

    /** The dates on which it recurs, from {@code first} to {@code last}. */
    List<LocalDate> dates(LocalDate start, LocalDate first, LocalDate last) {
        var dates = new ArrayList<LocalDate>();
        try {
            addDates(rule.iterator(dateTime(start)), first, last, dates);
        } catch (IllegalArgumentException | IllegalStateException never) {
            // So the library says that it has looked for a further date in vain, as for a 30th of February.
        }
        return dates;
    }

    private void addDates(RecurrenceRuleIterator found, LocalDate first, LocalDate last, List<LocalDate> dates) {
        while (found.hasNext() && !goesOn) {
            var next = found.nextDateTime();
            var date = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
            goesOn = date.isAfter(last);
            if (!goesOn && !date.isBefore(first)) {
                dates.add(date);
            }
        }
    }

    /** Returns whether it recurs after the last date that was asked for. */
    boolean goesOn() {
        return goesOn;
    }

    private static DateTime dateTime(LocalDate date) {
        return new DateTime(date.getYear(), date.getMonthValue() - 1, date.getDayOfMonth());
    }
}
