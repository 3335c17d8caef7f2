package dev.leadline.kernel.calendar;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.Invalid.Fault;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The working time of a team and the arithmetic of business time: a time zone, weekly opening hours, holidays and extra
 * openings. An immutable value, safe for many threads; two calendars with the same id, zone and hours are equal.
 *
 * <h2>Open time</h2>
 *
 * Open time is a set of instants, found date by date (B1). Opening hours are local wall time, half-open, and are
 * resolved for each date through the zone's rules:
 *
 * <ul>
 *   <li>A local time in a gap (clocks go forward) means the instant of the change, one in an overlap (clocks go back)
 *       means the earlier of its two instants. 24:00 means 00:00 of the next date. Hours that a gap leaves empty
 *       vanish: on 2011-12-30, which Apia skipped, there is no open time.
 *   <li>A date is what lies between its own midnight and the next, both so resolved. Where clocks go back over
 *       midnight, the repeated minutes belong to the later date.
 *   <li>Hours that run past midnight open the next date too.
 *   <li>A holiday closes its date, no more and no less: instead of all open time between its two midnights there is
 *       what its own hours say. Hours that began the day before end at midnight; what the holiday's own weekly hours
 *       open after midnight, on the next date, stays open.
 *   <li>Extra openings are added, on holidays too.
 *   <li>Weekly hours may have been others in earlier times ({@link EarlierHours}). A date has the hours of its own time;
 *       hours of the date before that run past midnight are those of that date's time.
 * </ul>
 *
 * <h2>Clocks</h2>
 *
 * A clock starts at the first open instant at or after receipt (B2). From there, a deadline is:
 *
 * <ul>
 *   <li>business hours and minutes: the first instant by which so much open time has passed. Where that is a closing
 *       instant, it is that one and not the next opening (B3);
 *   <li>business days: the last closing instant of the N-th date after that of the clock start that has any open time;
 *       0 is the close of the same date. On a calendar open round the clock that is the midnight which ends the date
 *       (B4);
 *   <li>hours and minutes: so much later on the instant line; days: so many dates later at the same local time (B5).
 * </ul>
 *
 * Being at the deadline is being on time; a breach begins after it (B6). Every instant keeps its nanoseconds.
 *
 * <h2>Pauses</h2>
 *
 * Pauses ({@link Stop}) that overlap are one, what lies before the clock start is ignored, and one that begins at the
 * deadline or later has no effect (B9). Paused time is not counted as business hours or minutes. For the other units,
 * the deadline without pauses moves later by as much of the clock's time as was paused before it, walked in time that
 * is not paused: open time for business days, all time for calendar units. A pause never brings a deadline forward; a
 * deadline behind a pause that has not ended is not known yet, and empty.
 *
 * <h2>Bounds and errors</h2>
 *
 * Instants lie in the years 1 to 9999 (UTC), and no walk is longer than 400 years: what is not reached by then is
 * refused as {@link Invalid} (B7). Faults of a calendar point into
 * its JSON form, such as {@code /hours/fri/0}, {@code /holidays/3} or {@code /extra/0/hours/1}; faults of a question
 * have the empty pointer.
 */
public final class BusinessCalendar {

    private final @Nullable String id;
    private final ZoneId zone;
    private final Schedule schedule;
    private final Days days;
    private final OpenTime open;
    private final Clock clock;
    private final Map<ZoneId, BusinessCalendar> elsewhere = new ConcurrentHashMap<>();

    private BusinessCalendar(@Nullable String id, ZoneId zone, Schedule schedule) {
        this.id = id;
        this.zone = zone;
        this.schedule = schedule;
        this.days = new Days(schedule, zone);
        this.open = new OpenTime(days);
        this.clock = new Clock(open, zone.getRules());
        if (!days.isEverOpen()) {
            throw new Invalid(
                    "/hours",
                    null,
                    "The calendar" + (id == null ? "" : " \"" + id + "\"")
                            + " is never open.\nAdd hours such as {\"mon\": [[\"09:00\", \"17:00\"]]}.");
        }
    }

    /**
     * A calendar of these parts, in any order.
     *
     * @param id what it is called; {@code null} for one that is used once
     * @param week opening hours by day of the week; a missing day is closed
     * @throws Invalid with every fault: hours that overlap (also past midnight, and from Sunday into Monday; to touch
     *     is fine), a holiday date given twice with different hours, a calendar that is never
     *     open, or was so in earlier times only
     */
    public static BusinessCalendar of(
            @Nullable String id,
            ZoneId zone,
            Map<DayOfWeek, List<OpeningHours>> week,
            List<Holiday> holidays,
            List<ExtraOpening> extra) {
        return of(id, zone, week, List.of(), holidays, extra);
    }

    /**
     * A calendar whose weekly hours were others in earlier times.
     *
     * @param earlier what they were, in any order, each until a date of its own
     * @throws Invalid with every fault, as above; also when two earlier hours hold until the same date
     */
    public static BusinessCalendar of(
            @Nullable String id,
            ZoneId zone,
            Map<DayOfWeek, List<OpeningHours>> week,
            List<EarlierHours> earlier,
            List<Holiday> holidays,
            List<ExtraOpening> extra) {
        Objects.requireNonNull(zone, "zone");
        List<Fault> faults = ScheduleCheck.faults(week, earlier, holidays, extra);
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return new BusinessCalendar(id, zone, new Schedule(week, earlier, holidays, extra));
    }

    /** The same hours in another zone; what is known of a zone's dates is kept for the next that asks. */
    public BusinessCalendar withZone(ZoneId other) {
        return other.equals(zone)
                ? this
                : elsewhere.computeIfAbsent(other, there -> new BusinessCalendar(id, there, schedule));
    }

    /**
     * The same calendar, but with the weekly hours of another one on the dates before {@code day}: so that new hours
     * leave the past as it was. Holidays and extra openings stay its own.
     */
    public BusinessCalendar withHoursBefore(LocalDate day, BusinessCalendar other) {
        return new BusinessCalendar(id, zone, schedule.withHoursBefore(day, other.schedule));
    }

    /** Returns the calendar's id. */
    public @Nullable String id() {
        return id;
    }

    public ZoneId zone() {
        return zone;
    }

    /** Weekly hours of today by day, Monday first, sorted; closed days are left out. */
    public Map<DayOfWeek, List<OpeningHours>> week() {
        return schedule.week();
    }

    /** Returns the former weekly hours, sorted by date; each entry differs from the hours that followed it. */
    public List<EarlierHours> earlier() {
        return schedule.earlier();
    }

    /** Sorted by date, each date once. */
    public List<Holiday> holidays() {
        return schedule.holidays();
    }

    /** Sorted by date. */
    public List<ExtraOpening> extra() {
        return schedule.extra();
    }

    Schedule schedule() {
        return schedule;
    }

    public boolean isOpen(Instant at) {
        return open.isOpen(OpenTime.checked(at));
    }

    /** The first open instant at or after {@code at}: itself when open, empty when there is none within 400 years. */
    public Optional<Instant> findNextOpen(Instant at) {
        return Optional.ofNullable(open.nextOpen(OpenTime.checked(at)));
    }

    /**
     * The end of the open interval that contains {@code at}; hours that touch, also over midnight, are one interval.
     * Empty when it is closed then, or does not close within 400 years.
     */
    public Optional<Instant> findClose(Instant at) {
        return Optional.ofNullable(open.close(OpenTime.checked(at)));
    }

    /**
     * Returns the moment at which the clock of a lead received then starts (B2).
     *
     * @throws Invalid when the calendar does not open again within 400 years
     */
    public Instant clockStart(Instant received) {
        Instant start = open.nextOpen(OpenTime.checked(received));
        if (start == null) {
            throw new Invalid(
                    "",
                    received,
                    "The calendar" + (id == null ? "" : " \"" + id + "\"") + " is not open again within 400 years of "
                            + received + ".");
        }
        return start;
    }

    /** The deadline of something received then, without pauses (B2 to B5). */
    public Instant deadline(Instant received, BusinessDuration within) {
        return clock.deadline(clockStart(received), within);
    }

    /**
     * The first moment at which something may follow what happened then, so long after it. Business hours and minutes
     * are open time that must have passed (B3); business days end with the first open instant of the N-th business day
     * after the date of {@code previous}, open or not, where a deadline would run to its close (B4); hours, minutes and
     * days are counted from {@code previous} itself (B5).
     */
    public Instant after(Instant previous, BusinessDuration apart) {
        if (!apart.unit().isBusiness()) {
            return clock.deadline(OpenTime.checked(previous), apart);
        }
        return apart.unit().isDays() ? clock.dayAfter(OpenTime.checked(previous), apart) : deadline(previous, apart);
    }

    /**
     * The moment so long after a deadline. Business time counts from the first open instant at or after it, as a clock
     * does: business hours and minutes are open time; business days end with the first open instant of the N-th business
     * day after that one. Other units count from the deadline itself.
     */
    public Instant afterDeadline(Instant deadline, BusinessDuration time) {
        return time.unit().isBusiness() && time.unit().isDays() && time.amount() > 0
                ? clock.dayAfter(clockStart(deadline), time)
                : after(deadline, time);
    }

    /** The deadline with pauses; empty when it lies behind one that has not ended (B9). */
    public Optional<Instant> findDeadline(Instant received, BusinessDuration within, List<Stop> stops) {
        Instant start = clockStart(received);
        return clock.findDeadline(start, within, Stops.of(stops, start));
    }

    /**
     * The first instant by which so many percent of the clock's time have passed: of open time for business units, of
     * elapsed time for the others. 0 is the clock start, 100 the deadline.
     *
     * @param percent 0 to 100
     * @return empty when it lies behind a pause that has not ended
     */
    public Optional<Instant> findPartWay(Instant received, BusinessDuration within, int percent, List<Stop> stops) {
        if (percent < 0 || percent > 100) {
            throw new Invalid("", percent, "The percentage (" + percent + ") must be from 0 to 100.");
        }
        Instant start = clockStart(received);
        return clock.findPartWay(start, within, percent, Stops.of(stops, start));
    }

    /**
     * Open time between two instants; negative when {@code to} is before {@code from}.
     *
     * @throws Invalid when they lie more than 400 years apart
     */
    public Duration openBetween(Instant from, Instant to) {
        OpenTime.checked(from);
        OpenTime.checked(to);
        return to.isBefore(from) ? open.between(to, from).negated() : open.between(from, to);
    }

    /**
     * The calendar's open time at an instant, in whole seconds from 1970-01-01T00:00Z, negative before it. Subtract two of
     * them to have the open time between two instants, however far apart they are, without a walk.
     */
    public long openSecondsAt(Instant at) {
        return open.secondsAt(OpenTime.checked(at));
    }

    /** Business time between two instants, explained; in the order of time, whichever of them is first. */
    public ClockTrace trace(Instant from, Instant to) {
        // Also checks the bounds.
        openBetween(from, to);
        Tracing tracing = new Tracing(days);
        if (to.isBefore(from)) {
            tracing.addBusinessTime(to, from, false);
        } else {
            tracing.addBusinessTime(from, to, false);
        }
        return tracing.toTrace(true);
    }

    /**
     * A deadline explained, from receipt to deadline. What is counted adds up to the time allowed. When a pause that has not
     * ended keeps the deadline open, to the begin of that pause and not complete.
     */
    public ClockTrace traceDeadline(Instant received, BusinessDuration within, List<Stop> stops) {
        return traceDeadline(received, within, stops, received);
    }

    /** The same; while a pause that has not ended keeps the deadline open, up to a moment, with that pause. */
    public ClockTrace traceDeadline(Instant received, BusinessDuration within, List<Stop> stops, Instant upTo) {
        Instant start = clockStart(received);
        Stops disjoint = Stops.of(stops, start);
        Optional<Instant> deadline = clock.findDeadline(start, within, disjoint);
        Instant end = deadline.orElseGet(() ->
                upTo.isAfter(disjoint.last().from()) ? upTo : disjoint.last().from());
        // Also checks the bounds of what is paused without an end.
        openBetween(received, end);
        Tracing tracing = new Tracing(days);
        tracing.addBusinessTime(received, start, false);
        if (!disjoint.isEmpty()) {
            tracing.pause(disjoint.list(), clock.deadline(start, within));
        }
        if (within.unit().isBusiness()) {
            tracing.addBusinessTime(start, end, within.unit().isDays());
        } else if (within.unit().isDays()) {
            tracing.addCalendarDays(start, end, zone.getRules());
        } else {
            tracing.addCalendarTime(start, end);
        }
        return tracing.toTrace(deadline.isPresent());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BusinessCalendar that
                && Objects.equals(id, that.id)
                && zone.equals(that.zone)
                && schedule.equals(that.schedule);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, zone, schedule);
    }

    @Override
    public String toString() {
        return "BusinessCalendar[" + id + ", " + zone + "]";
    }
}
