package dev.leadline.kernel.policy.checks.time;

import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.calendar.BusinessDuration.Unit;
import dev.leadline.kernel.calendar.ExtraOpening;
import dev.leadline.kernel.calendar.Holiday;
import dev.leadline.kernel.policy.checks.Findings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A year of a calendar, taken as an example of all: the one that has the most holidays and extra openings, the later of
 * two; 2028 when it has none. (Checks know no today.)
 */
public final class SampleYear {

    private static final int USUAL = 2028;

    /** Open from one instant to before another. */
    public record Open(Instant from, Instant to) {}

    private final BusinessCalendar calendar;
    private final int year;
    private final List<Open> opens = new ArrayList<>();
    private @Nullable SortedSet<Instant> usual;

    SampleYear(BusinessCalendar calendar, Findings effort) {
        this(calendar, year(calendar), effort);
    }

    /** Returns when another calendar is open in the same year, its hours read in a zone. */
    public List<Open> opensIn(BusinessCalendar other, ZoneId zone, Findings effort) {
        return new SampleYear(other.withZone(zone), year, effort).opens();
    }

    private SampleYear(BusinessCalendar calendar, int year, Findings effort) {
        this.calendar = calendar;
        this.year = year;
        var end = midnight(LocalDate.of(year + 1, 1, 1));
        var next = calendar.findNextOpen(midnight(LocalDate.of(year, 1, 1)));
        while (next.isPresent() && next.get().isBefore(end)) {
            effort.spend(100);
            var close = calendar.findClose(next.get()).filter(end::isAfter).orElse(end);
            opens.add(new Open(next.get(), close));
            next = calendar.findNextOpen(close);
        }
    }

    private static int year(BusinessCalendar calendar) {
        var days = new TreeMap<Integer, Integer>();
        Stream.concat(
                        calendar.holidays().stream().map(Holiday::date),
                        calendar.extra().stream().map(ExtraOpening::date))
                .forEach(date -> days.merge(date.getYear(), 1, Integer::sum));
        int best = USUAL;
        for (var each : days.entrySet()) {
            best = each.getValue() >= days.getOrDefault(best, 0) ? each.getKey() : best;
        }
        return best;
    }

    private Instant midnight(LocalDate date) {
        return date.atStartOfDay(calendar.zone()).toInstant();
    }

    public int year() {
        return year;
    }

    public BusinessCalendar calendar() {
        return calendar;
    }

    public List<Open> opens() {
        return opens;
    }

    /**
     * Instants at which a clock may start and between which the order of two deadlines does not change: where open time
     * or a date begins or ends, and where a deadline of so much open time moves from a close to the next opening.
     */
    SortedSet<Instant> turns(BusinessDuration... allowances) {
        usual = usual == null ? usualTurns() : usual;
        var turns = new TreeSet<>(usual);
        for (var allowance : allowances) {
            if (allowance.unit() == Unit.BUSINESS_HOURS || allowance.unit() == Unit.BUSINESS_MINUTES) {
                addCrossings(Duration.ofMinutes(Allowances.minutes(allowance)), turns);
            }
        }
        return turns;
    }

    private SortedSet<Instant> usualTurns() {
        var turns = new TreeSet<Instant>();
        for (var date = LocalDate.of(year, 1, 1); date.getYear() == year; date = date.plusDays(1)) {
            turns.add(midnight(date));
            turns.add(midnight(date).minusNanos(1));
        }
        for (var open : opens) {
            turns.add(open.from());
            turns.add(open.to().minusNanos(1));
        }
        turns.removeIf(turn -> !calendar.isOpen(turn));
        return turns;
    }

    /** The starts from which so much open time ends at a close, and those just after. */
    private void addCrossings(Duration allowance, SortedSet<Instant> turns) {
        int start = 0;
        var before = Duration.ZERO;
        var passed = Duration.ZERO;
        for (var open : opens) {
            passed = passed.plus(Duration.between(open.from(), open.to()));
            var wanted = passed.minus(allowance);
            while (start < opens.size() && length(start).plus(before).compareTo(wanted) <= 0) {
                before = before.plus(length(start++));
            }
            if (!wanted.isNegative() && start < opens.size()) {
                var at = opens.get(start).from().plus(wanted.minus(before));
                turns.add(at);
                if (at.plusNanos(1).isBefore(opens.get(start).to())) {
                    turns.add(at.plusNanos(1));
                }
            }
        }
    }

    private Duration length(int index) {
        return Duration.between(opens.get(index).from(), opens.get(index).to());
    }
}
