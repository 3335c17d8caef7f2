package dev.leadline.kernel.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares two calendars in local time as written. Exact for all dates of all times. */
public final class CalendarComparison {

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);

    private final BusinessCalendar before;
    private final BusinessCalendar after;
    private final LocalDates datesBefore;
    private final LocalDates datesAfter;
    private final TreeSet<LocalDate> written;
    private final TreeSet<LocalDate> seams = new TreeSet<>();

    public CalendarComparison(BusinessCalendar before, BusinessCalendar after) {
        this.before = before;
        this.after = after;
        this.datesBefore = new LocalDates(before);
        this.datesAfter = new LocalDates(after);
        this.written = datesBefore.written();
        this.written.addAll(datesAfter.written());
        Stream.of(before, after)
                .flatMap(each -> each.earlier().stream())
                .map(EarlierHours::until)
                .forEach(seams::add);
    }

    /** Returns whether the same local time is another instant. */
    public boolean changesZone() {
        return !before.zone().getRules().equals(after.zone().getRules());
    }

    /** The weekly hours that differ, and in which times; by day of the week, the earliest first. */
    public List<WeeklyChange> weekly() {
        List<WeeklyChange> changes = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            WeeklyChange open = since(null, day);
            for (LocalDate seam : seams) {
                WeeklyChange next = since(seam, day);
                if (!next.before().equals(open.before()) || !next.after().equals(open.after())) {
                    addIfDifferent(new WeeklyChange(day, open.from(), seam, open.before(), open.after()), changes);
                    open = next;
                }
            }
            addIfDifferent(open, changes);
        }
        return changes;
    }

    private WeeklyChange since(@Nullable LocalDate seam, DayOfWeek day) {
        // Before the first seam any date does: the one before it is as good as another.
        LocalDate date =
                seam != null ? seam : seams.isEmpty() ? FIRST : seams.first().minusDays(1);
        return new WeeklyChange(day, seam, null, datesBefore.weekly(date, day), datesAfter.weekly(date, day));
    }

    private static void addIfDifferent(WeeklyChange change, List<WeeklyChange> changes) {
        if (!change.before().equals(change.after())) {
            changes.add(change);
        }
    }

    /** The dates of which something else is written: holidays, extra openings, and what follows from them. Sorted. */
    public List<DateChange> dates() {
        return written.stream()
                .filter(date -> !datesBefore.writesTheSame(date, datesAfter))
                .map(this::change)
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    /**
     * Dates before {@code day} whose opening hours differ, sorted: every one for which something is written, and of
     * those that only follow the weekly hours the last of each kind. Empty when no date before that day differs.
     */
    public List<DateChange> datesBefore(LocalDate day) {
        SortedSet<LocalDate> dates = new TreeSet<>(written.headSet(day));
        LocalDate end = day;
        for (LocalDate seam : seams.headSet(day, false).descendingSet()) {
            dates.add(seam);
            addOrdinary(seam, end, dates);
            end = seam;
        }
        addOrdinary(FIRST, end, dates);
        return dates.stream()
                .map(this::change)
                .filter(change -> !change.before().hours().equals(change.after().hours()))
                .toList();
    }

    /** Between two seams, dates that nothing is written about repeat each week: the last of each day stands for all. */
    private void addOrdinary(LocalDate from, LocalDate end, Set<LocalDate> dates) {
        Set<DayOfWeek> found = EnumSet.noneOf(DayOfWeek.class);
        for (LocalDate date = end.minusDays(1); date.isAfter(from) && found.size() < 7; date = date.minusDays(1)) {
            if (!written.contains(date) && found.add(date.getDayOfWeek())) {
                dates.add(date);
            }
        }
    }

    private DateChange change(LocalDate date) {
        return new DateChange(date, datesBefore.on(date), datesAfter.on(date));
    }
}
