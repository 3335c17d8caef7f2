package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.policy.ContactWindow;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.checks.Finding.Kind;
import dev.leadline.kernel.policy.checks.time.Allowances;
import dev.leadline.kernel.policy.checks.time.SampleYear;
import dev.leadline.kernel.policy.checks.time.SampleYear.Open;
import dev.leadline.kernel.policy.rows.DeadlinesRow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Is there a moment, before each deadline, at which the team works and the lead may be contacted? Told for each moment
 * of a {@link SampleYear}. The window is read in the zone of the lead, which may be any: here in that of the team, where its
 * leads are most likely, and in that of the window, for leads without one. That there never is such a moment in either is an
 * error; that in both the window opens too late for leads received at some moments is a warning.
 */
final class ContactWindowCheck implements TableCheck {

    @Override
    public Kind kind() {
        return Kind.NOT_FEASIBLE;
    }

    @Override
    public void check(Subject subject, TableKind table, Findings findings) {
        var window = subject.terms().clock().contactWindow();
        if (window == null || table != TableKind.DEADLINES) {
            return;
        }
        for (var id : subject.terms().clock().calendar().ids()) {
            var work = subject.allowances().year(id, findings);
            var hours = subject.allowances().findCalendar(window.calendar());
            if (work.isEmpty() || hours.isEmpty()) {
                findings.add(findings.cannotTell("The check cannot tell whether leads can be contacted in time,"
                        + " because there is no calendar " + (work.isEmpty() ? id : window.calendar()) + "."));
                continue;
            }
            check(subject, window, work.get(), hours.get(), findings);
        }
    }

    private static void check(
            Subject subject, ContactWindow window, SampleYear work, BusinessCalendar hours, Findings findings) {
        var zones = Stream.of(work.calendar().zone(), hours.zone()).distinct().toList();
        var both = zones.stream()
                .map(zone -> both(work.opens(), work.opensIn(hours, zone, findings)))
                .filter(opens -> !opens.isEmpty())
                .toList();
        both.forEach(opens -> findings.spend(100L * opens.size()));
        if (both.isEmpty()) {
            var where = zones.stream().map(ZoneId::getId).collect(Collectors.joining(" or in ", ", in ", ""));
            findings.add(findings.error("The contact window (" + window.calendar() + ") is never open while the"
                    + " calendar " + work.calendar().id() + " is open in " + work.year()
                    + (zones.size() == 1 ? "" : where) + ", so no lead can be contacted."));
            return;
        }
        for (var row : subject.rows().deadlines()) {
            for (var kind : subject.terms().deadlineKinds()) {
                var within = row.within(kind);
                if (within != null && isLimited(kind, window.channels(), subject.terms())) {
                    check(row, ObligationKind.columnOf(kind), within, work, both, findings);
                }
            }
        }
    }

    /** Returns whether it takes an attempt in a channel of the window, and cannot be one in another. */
    private static boolean isLimited(String kind, Set<String> limited, Terms terms) {
        if (kind.equals(ObligationKind.FIRST_CALL)) {
            return limited.contains(Terms.PHONE);
        }
        var own = terms.findObligation(kind);
        if (own.isEmpty()) {
            return true;
        }
        var by = own.get().satisfiedBy();
        return by != null
                && (by.channel() == null ? limited.containsAll(terms.channels()) : limited.contains(by.channel()));
    }

    /** When both are open. */
    private static List<Open> both(List<Open> one, List<Open> other) {
        var both = new ArrayList<Open>();
        int i = 0;
        int j = 0;
        while (i < one.size() && j < other.size()) {
            var from = one.get(i).from().isAfter(other.get(j).from())
                    ? one.get(i).from()
                    : other.get(j).from();
            var to = one.get(i).to().isBefore(other.get(j).to())
                    ? one.get(i).to()
                    : other.get(j).to();
            if (from.isBefore(to)) {
                both.add(new Open(from, to));
            }
            if (one.get(i).to().isBefore(other.get(j).to())) {
                i++;
            } else {
                j++;
            }
        }
        return both;
    }

    /** For how many moments the window opens too late, and the first of them; {@code null} when there is none. */
    private record Late(int count, int of, @Nullable Instant received) {}

    private static void check(
            DeadlinesRow row,
            String column,
            BusinessDuration within,
            SampleYear work,
            List<List<Open>> both,
            Findings findings) {
        Late late;
        try {
            late = both.stream()
                    .map(opens -> late(opens, within, work, findings))
                    .min(Comparator.comparingInt(Late::count))
                    .orElseThrow();
        } catch (Invalid outOfBounds) {
            findings.add(findings.cannotTell("The check cannot tell whether leads can be contacted within " + within
                    + ", because the calendar " + work.calendar().id() + " is not open long enough."));
            return;
        }
        if (late.received() != null) {
            var due = work.calendar().deadline(late.received(), within);
            findings.add(findings.warning("The `" + column + "` (" + within + ") of row " + row.row()
                            + " of deadlines can pass before the contact window opens: a lead received "
                            + Allowances.local(work, late.received()) + " is due " + Allowances.local(work, due)
                            + ". This happens for "
                            + late.count() + " of " + late.of() + " moments in " + work.year() + ".")
                    .withRows(row.row())
                    .withColumns(column)
                    .withAdvice("Allow more time, or count it by the calendar of the contact window."));
        }
    }

    /** Who is received just when the window closes waits longest: if it opens in time for them, it does for all. */
    private static Late late(List<Open> both, BusinessDuration within, SampleYear work, Findings findings) {
        int late = 0;
        Instant received = null;
        for (int at = 0; at + 1 < both.size(); at++) {
            findings.spend(100);
            var due = work.calendar().deadline(both.get(at).to(), within);
            if (both.get(at + 1).from().isAfter(due) && late++ == 0) {
                received = both.get(at).to();
            }
        }
        return new Late(late, both.size() - 1, received);
    }
}
