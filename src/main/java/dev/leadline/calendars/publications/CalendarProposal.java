package dev.leadline.calendars.publications;

import dev.leadline.approvals.Approval;
import dev.leadline.calendars.CalendarDefinition;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.Invalid.Fault;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.CalendarComparison;
import dev.leadline.kernel.calendar.DateChange;
import dev.leadline.kernel.calendar.EarlierHours;
import dev.leadline.web.problems.Precondition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A calendar that somebody wants to publish. It leaves every day before it takes effect as it was: new weekly hours get
 * those of before beside them, as earlier ones, and whatever else would change the past is refused; unless it is a
 * correction.
 *
 * @param id which calendar
 * @param definition what it shall say
 * @param seen the state of the calendar that it was made for
 * @param effectiveFrom null is now, and since ever for a new calendar
 * @param by who wants it, and why
 */
public record CalendarProposal(
        String id, CalendarDefinition definition, Precondition seen, Instant effectiveFrom, By by) {

    private static final int SHOWN = 10;
    private static final String ADVICE = "\nIf you correct a mistake, set \"correction\": true.";

    /** The author of a proposal, the reason, and whether it may change the past. */
    public record By(String name, String reason, boolean correction) {}

    /**
     * @param at the present moment
     * @throws Invalid with every fault, under {@code /calendar} and {@code /effectiveFrom}
     */
    public CalendarPublication toPublication(CalendarTimeline timeline, Instant at) {
        Instant now = timeline.now(id, at);
        SeenCalendar.check(seen, timeline, id, now);
        BusinessCalendar calendar = read();
        Instant effective = effective(timeline, now);
        Instant from = effective == null ? now : effective;
        if (calendar.findNextOpen(from).isEmpty()) {
            throw new Invalid("/calendar/hours", null, "The calendar never opens again after " + from + ".");
        }
        Optional<CalendarPublication> before = timeline.findInForce(id, from);
        if (before.isPresent() && !by.correction()) {
            BusinessCalendar past = before.get().calendar().calendar();
            calendar = withPastOf(past, calendar, LocalDate.ofInstant(from, past.zone()));
        }
        if (!by.correction()) {
            checkNext(timeline, calendar, from);
        }
        return new CalendarPublication(
                0,
                CalendarVersion.of(calendar),
                effective,
                new CalendarPublication.Imprint(now, by.name(), by.reason(), by.correction(), "api", Approval.NONE));
    }

    private BusinessCalendar read() {
        if (definition.id() != null && !definition.id().equals(id)) {
            throw new Invalid(
                    "/calendar/id",
                    definition.id(),
                    "The calendar's id (" + definition.id() + ") must be the id in the address (" + id + ").");
        }
        try {
            return definition.withId(id).toCalendar();
        } catch (Invalid invalid) {
            throw invalid.under("/calendar");
        }
    }

    private Instant effective(CalendarTimeline timeline, Instant now) {
        if (effectiveFrom == null) {
            return timeline.findLatest(id).isPresent() ? now : null;
        }
        // The database keeps microseconds.
        Instant effective = effectiveFrom.truncatedTo(ChronoUnit.MICROS);
        if (effective.isBefore(now)) {
            throw new Invalid(
                    "/effectiveFrom",
                    effectiveFrom,
                    "The effectiveFrom (" + effectiveFrom + ") must not be in the past. It is " + now
                            + ".\nLeave it out to publish now.");
        }
        return effective;
    }

    private static BusinessCalendar withPastOf(BusinessCalendar past, BusinessCalendar next, LocalDate day) {
        List<EarlierHours> written = until(day, next);
        boolean leavesPast = written.isEmpty() || written.equals(until(day, past));
        BusinessCalendar calendar = leavesPast ? next.withHoursBefore(day, past) : next;
        CalendarComparison comparison = new CalendarComparison(past, calendar);
        List<Fault> faults = new ArrayList<>();
        if (comparison.changesZone()) {
            faults.add(new Fault(
                    "/calendar/timezone",
                    calendar.zone().getId(),
                    "The timezone (" + calendar.zone() + ") must stay " + past.zone()
                            + ", because another zone would change the open times of past days." + ADVICE));
        } else {
            comparison.datesBefore(day).stream()
                    .limit(SHOWN)
                    .forEach(change -> faults.add(new Fault(
                            "/calendar",
                            change.date().toString(),
                            "The calendar must not change past days. " + change.sentence()
                                    + (faults.isEmpty() ? ADVICE : ""))));
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return calendar;
    }

    private static List<EarlierHours> until(LocalDate day, BusinessCalendar calendar) {
        return calendar.earlier().stream()
                .filter(each -> !each.until().isAfter(day))
                .toList();
    }

    /** What is scheduled already must not take this back for days that will be past by then. */
    private void checkNext(CalendarTimeline timeline, BusinessCalendar calendar, Instant from) {
        List<CalendarPublication> scheduled = timeline.scheduled(id, from);
        if (scheduled.isEmpty()) {
            return;
        }
        CalendarPublication next = scheduled.get(0);
        CalendarComparison comparison =
                new CalendarComparison(calendar, next.calendar().calendar());
        List<DateChange> undone = comparison.datesBefore(LocalDate.ofInstant(next.effectiveFrom(), calendar.zone()));
        if (comparison.changesZone() || !undone.isEmpty()) {
            throw new Invalid(
                    "/effectiveFrom",
                    effectiveFrom,
                    "The publication scheduled from " + next.effectiveFrom() + " on ("
                            + next.calendar().version()
                            + ") would then change past days"
                            + (undone.isEmpty() ? "." : ": " + undone.get(0).sentence())
                            + "\nPublish this calendar from then on, or publish the scheduled one again as a"
                            + " correction.");
        }
    }
}
