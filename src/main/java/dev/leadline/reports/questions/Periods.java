package dev.leadline.reports.questions;

import dev.leadline.kernel.Invalid;
import dev.leadline.reports.duties.DutyQuestion.Period;
import dev.leadline.reports.duties.DutyQuestion.View;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Reads the period of a report. */
record Periods(List<Invalid.Fault> faults) {

    private static final int MOST_YEARS = 10;

    /** Returns the period; {@code null} and more faults when it cannot be. */
    Period read(String view, String from, String to) {
        return read(view(view), from, to);
    }

    /** Returns the view; {@code null} and one more fault when there is no such. */
    View view(String view) {
        var found = Arrays.stream(View.values())
                .filter(each -> each.label().equals(view))
                .findFirst();
        if (found.isEmpty()) {
            faults.add(ReportQueries.unknown("view", view, List.of("due", "received")));
        }
        return found.orElse(null);
    }

    Period read(View view, String from, String to) {
        var first = date("from", from);
        var end = date("to", to);
        if (first == null || end == null) {
            return null;
        }
        if (!first.isBefore(end)) {
            faults.add(Faults.of("from", from, "must be before `to` (" + to + "), the date after the last"));
        } else if (end.isAfter(first.plusYears(MOST_YEARS))) {
            faults.add(Faults.of("to", to, "must be at most ten years after `from` (" + from + ")"));
        }
        return view == null ? null : new Period(view, first, end);
    }

    private LocalDate date(String field, String value) {
        if (value == null) {
            faults.add(new Invalid.Fault(
                    "/" + field, null, "The " + field + " is missing.\nUse a date such as 2026-11-02."));
            return null;
        }
        try {
            var date = LocalDate.parse(value);
            if (date.getYear() >= 1 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeException noDate) {
            // is said below
        }
        faults.add(Faults.of(field, value, "must be a date such as 2026-11-02"));
        return null;
    }
}
