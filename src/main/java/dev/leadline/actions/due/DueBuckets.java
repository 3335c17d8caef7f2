package dev.leadline.actions.due;

import dev.leadline.database.Parameters;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.web.QuotedText;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * When actions are due, as people speak of it at one moment: late, today, tomorrow. Days are those of the zone in which an
 * action was promised; lateness is counted in the business days of the calendar that counts its time.
 *
 * @param at the moment
 * @param days the days of each zone
 * @param justLate since when what was due is just late, by the id of the calendar
 */
public record DueBuckets(Instant at, Map<String, Days> days, Map<String, Instant> justLate) {

    /** What is late for as many business days as that, or more, is late for longer. */
    private static final int JUST = 2;

    /** So many dates are looked at for business days; where there are none, these dates are. */
    private static final int FAR = 60;

    /** The zone of what has none, as the queue has it. */
    private static final String NO_ZONE = ZoneOffset.UTC.getId();

    /** The first moments of tomorrow, of the day after, and of next week. */
    public record Days(Instant tomorrow, Instant dayAfter, Instant monday) {

        /** When begins what is neither today, nor tomorrow, nor this week. */
        Instant later() {
            return monday.isAfter(dayAfter) ? monday : dayAfter;
        }

        static Days of(Instant at, ZoneId zone) {
            var today = LocalDate.ofInstant(at, zone);
            Function<LocalDate, Instant> begins =
                    date -> date.atStartOfDay(zone).toInstant();
            return new Days(
                    begins.apply(today.plusDays(1)),
                    begins.apply(today.plusDays(2)),
                    begins.apply(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))));
        }
    }

    /** A bucket, by its name as a value of the parameter {@code due}. */
    public enum Name {
        JUST_LATE("justLate"),
        LATE_FOR_LONGER("lateForLonger"),
        TODAY("today"),
        TOMORROW("tomorrow"),
        THIS_WEEK("thisWeek"),
        LATER("later"),
        NONE("none");

        private final String label;

        Name(String label) {
            this.label = label;
        }

        /** Returns its name as people and the API write it. */
        public String label() {
            return label;
        }
    }

    private static final String LATE = "late";

    /** Where a day begins in the zone of an action. */
    private static final String BEGIN =
            "(select z.%s from unnest(cast(:due_zones as text[]), cast(cast(:due_tomorrow as text[]) as timestamptz[]),"
                    + " cast(cast(:due_day_after as text[]) as timestamptz[]), cast(cast(:due_later as text[]) as timestamptz[]))"
                    + " as z (place, tomorrow, day_after, later) where z.place = coalesce(zone, '" + NO_ZONE + "'))";

    /**
     * The buckets at a moment.
     *
     * @param calendars those that count time; of several with one id the last one
     */
    public static DueBuckets at(Instant at, Collection<BusinessCalendar> calendars) {
        var days = new TreeMap<String, Days>();
        days.put(NO_ZONE, Days.of(at, ZoneOffset.UTC));
        var justLate = new TreeMap<String, Instant>();
        for (var calendar : calendars) {
            days.put(calendar.zone().getId(), Days.of(at, calendar.zone()));
            justLate.put(calendar.id(), businessDaysBefore(at, calendar));
        }
        return new DueBuckets(at, days, justLate);
    }

    /** The same local time, two days with open time earlier; of a day without any its beginning counts. */
    private static Instant businessDaysBefore(Instant at, BusinessCalendar calendar) {
        var local = at.atZone(calendar.zone());
        var today = local.toLocalDate();
        var time = isOpen(today, calendar) ? local.toLocalTime() : LocalTime.MIDNIGHT;
        int left = JUST;
        for (int back = 1; back <= FAR; back++) {
            var date = today.minusDays(back);
            if (isOpen(date, calendar) && --left == 0) {
                return date.atTime(time).atZone(calendar.zone()).toInstant();
            }
        }
        return at.minus(Duration.ofDays(JUST));
    }

    private static boolean isOpen(LocalDate date, BusinessCalendar calendar) {
        var from = date.atStartOfDay(calendar.zone()).toInstant();
        var to = date.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        return !calendar.openBetween(from, to).isZero();
    }

    /**
     * Reads the parameter {@code due}; {@code late} is all that is late.
     *
     * @throws Invalid with each value that is no bucket
     */
    public static Set<Name> parse(List<String> texts) {
        var wanted = EnumSet.noneOf(Name.class);
        var faults = new ArrayList<Invalid.Fault>();
        for (var text : texts == null ? List.<String>of() : texts) {
            if (text.equals(LATE)) {
                wanted.addAll(Set.of(Name.JUST_LATE, Name.LATE_FOR_LONGER));
                continue;
            }
            var found = EnumSet.allOf(Name.class).stream()
                    .filter(name -> name.label().equals(text))
                    .findFirst();
            found.ifPresentOrElse(wanted::add, () -> faults.add(fault(QuotedText.of(text))));
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return wanted;
    }

    private static Invalid.Fault fault(String shown) {
        var known = EnumSet.allOf(Name.class).stream().map(Name::label).collect(Collectors.joining(", "));
        return new Invalid.Fault("/due", shown, "The due (%s) must be one of %s, %s.".formatted(shown, LATE, known));
    }

    /** That an action is in one of these buckets, in SQL; empty buckets are no condition. */
    public String condition(Set<Name> wanted) {
        return wanted.isEmpty()
                ? "true"
                : wanted.stream().map(this::condition).collect(Collectors.joining(" or ", "(", ")"));
    }

    private String condition(Name name) {
        return switch (name) {
            case JUST_LATE -> isJustLate();
            case LATE_FOR_LONGER -> "due_order < :asked_at and not " + isJustLate();
            case NONE -> "due_order = 'infinity'";
            default -> "due_order >= :asked_at and due_order < 'infinity' and " + isOn(name);
        };
    }

    /** Off the index by moments first; the calendar is asked only of what is late by about as much. */
    private String isJustLate() {
        return "(due_order < :asked_at and due_order >= :first_just_late and due_order >= coalesce(("
                + "select j.since from unnest(cast(:late_calendars as text[]), cast(cast(:late_since as text[]) as timestamptz[]))"
                + " as j (calendar, since) where j.calendar = clock ->> 'calendar'), :otherwise_just_late))";
    }

    /** Off the index by moments first, and then by the days of each action's own zone. */
    private static String isOn(Name day) {
        return switch (day) {
            case TODAY -> "due_order < :last_tomorrow and due_order < " + BEGIN.formatted("tomorrow");
            case TOMORROW ->
                "due_order >= :first_tomorrow and due_order < :last_day_after and due_order >= "
                        + BEGIN.formatted("tomorrow") + " and due_order < " + BEGIN.formatted("day_after");
            case THIS_WEEK ->
                "due_order >= :first_day_after and due_order < :last_later and due_order >= "
                        + BEGIN.formatted("day_after") + " and due_order < " + BEGIN.formatted("later");
            default -> "due_order >= :first_later and due_order >= " + BEGIN.formatted("later");
        };
    }

    /** The values that the conditions need. */
    public Parameters addTo(Parameters parameters) {
        var otherwise = at.minus(Duration.ofDays(JUST));
        var since = new ArrayList<>(justLate.values());
        since.add(otherwise);
        parameters
                .and("asked_at", at)
                .and("late_calendars", List.copyOf(justLate.keySet()))
                .and(
                        "late_since",
                        justLate.values().stream().map(Instant::toString).toList())
                .and("first_just_late", since.stream().min(Instant::compareTo).orElseThrow())
                .and("otherwise_just_late", otherwise);
        parameters.and("due_zones", List.copyOf(days.keySet()));
        addDays("tomorrow", Days::tomorrow, parameters);
        addDays("day_after", Days::dayAfter, parameters);
        addDays("later", Days::later, parameters);
        return parameters;
    }

    private void addDays(String name, Function<Days, Instant> begin, Parameters parameters) {
        var begins = days.values().stream().map(begin).toList();
        parameters
                .and("due_" + name, begins.stream().map(Instant::toString).toList())
                .and("first_" + name, begins.stream().min(Instant::compareTo).orElseThrow())
                .and("last_" + name, begins.stream().max(Instant::compareTo).orElseThrow());
    }
}
