package dev.leadline.kernel.policy.checks.time;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.calendar.BusinessDuration.Unit;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.kernel.policy.checks.Findings;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides which of two allowances of time ends later. Of the same kind of unit, the numbers say it. Of two kinds, it
 * depends on when a lead is received: then both deadlines are compared at each moment of a {@link SampleYear} at which
 * their order can change, under each calendar that the policy may choose.
 */
public final class Allowances {

    /** The answer to the question whether one ends later than another. */
    public enum Answer {
        NEVER,
        SOMETIMES,
        ALWAYS,
        CANNOT_TELL
    }

    /**
     * @param answer whether it ends later
     * @param because a lead for which it does, or why it cannot be told, as the end of a sentence; empty when the
     *     numbers say it
     */
    public record Later(Answer answer, String because) {

        public boolean isEver() {
            return answer == Answer.SOMETIMES || answer == Answer.ALWAYS;
        }
    }

    private record Question(BusinessDuration one, BusinessDuration other, boolean apart) {

        Instant end(BusinessCalendar calendar, Instant received) {
            return apart ? calendar.after(received, one) : calendar.deadline(received, one);
        }
    }

    private final Collection<String> ids;
    private final Function<String, Optional<VersionedCalendar>> calendars;
    private final Map<Question, Later> known = new HashMap<>();
    private final Map<String, SampleYear> years = new HashMap<>();

    public Allowances(Collection<String> ids, Function<String, Optional<VersionedCalendar>> calendars) {
        this.ids = ids;
        this.calendars = calendars;
    }

    /** The length of hours or minutes; of days there is none. */
    static long minutes(BusinessDuration allowance) {
        boolean hours = allowance.unit() == Unit.HOURS || allowance.unit() == Unit.BUSINESS_HOURS;
        return hours ? allowance.amount() * 60L : allowance.amount();
    }

    /** Decides whether {@code one} ends later than {@code other}, for something received at the same time. */
    public Later isLater(BusinessDuration one, BusinessDuration other, Findings effort) {
        return answer(new Question(one, other, false), effort);
    }

    /**
     * Decides whether what may happen {@code one} after a moment lies later than what is due {@code other} after it.
     */
    public Later isLaterApart(BusinessDuration one, BusinessDuration other, Findings effort) {
        return answer(new Question(one, other, true), effort);
    }

    private Later answer(Question question, Findings effort) {
        var one = question.one;
        var other = question.other;
        if (one.unit().isDays() == other.unit().isDays()) {
            boolean more = one.unit().isDays() ? one.amount() > other.amount() : minutes(one) > minutes(other);
            if (one.unit().isBusiness() == other.unit().isBusiness()) {
                return new Later(more ? Answer.ALWAYS : Answer.NEVER, "");
            }
            if (more && one.unit().isBusiness()) {
                // Open time passes no faster than time does, and business days no faster than days.
                return new Later(Answer.ALWAYS, "");
            }
        }
        if (!known.containsKey(question)) {
            known.put(question, compare(question, effort));
        }
        return known.get(question);
    }

    private Later compare(Question question, Findings effort) {
        var answers = ids.stream().map(id -> compare(id, question, effort)).toList();
        boolean always = answers.stream().allMatch(each -> each.answer() == Answer.ALWAYS);
        return first(answers, Later::isEver)
                .map(each -> new Later(always ? Answer.ALWAYS : Answer.SOMETIMES, each.because()))
                .or(() -> first(answers, each -> each.answer() == Answer.CANNOT_TELL))
                .orElse(new Later(Answer.NEVER, ""));
    }

    private static Optional<Later> first(List<Later> answers, java.util.function.Predicate<Later> wanted) {
        return answers.stream().filter(wanted).findFirst();
    }

    private Later compare(String id, Question question, Findings effort) {
        var year = year(id, effort);
        if (year.isEmpty()) {
            return new Later(Answer.CANNOT_TELL, "there is no calendar " + id);
        }
        try {
            return compare(id, year.get(), question, effort);
        } catch (Invalid outOfBounds) {
            return new Later(Answer.CANNOT_TELL, "the calendar " + id + " is not open long enough");
        }
    }

    private static Later compare(String id, SampleYear year, Question question, Findings effort) {
        var one = question.one;
        var other = question.other;
        var turns = year.turns(one, other);
        int later = 0;
        String because = "";
        for (var received : turns) {
            effort.spend(100);
            var due = question.end(year.calendar(), received);
            var otherDue = year.calendar().deadline(received, other);
            if (due.isAfter(otherDue) && later++ == 0) {
                because = "received " + local(year, received) + " under the calendar " + id + ", " + one + " end "
                        + local(year, due) + " and " + other + " end " + local(year, otherDue);
            }
        }
        if (turns.isEmpty()) {
            return new Later(Answer.CANNOT_TELL, "the calendar " + id + " is never open in " + year.year());
        }
        var answer = later == 0 ? Answer.NEVER : later == turns.size() ? Answer.ALWAYS : Answer.SOMETIMES;
        return new Later(answer, because);
    }

    /** The year of a calendar; empty when there is no such calendar. */
    public Optional<SampleYear> year(String id, Findings effort) {
        if (!years.containsKey(id)) {
            calendars.apply(id).ifPresent(found -> years.put(id, new SampleYear(found.calendar(), effort)));
        }
        return Optional.ofNullable(years.get(id));
    }

    /** A moment in the calendar's zone, to the second. */
    public static String local(SampleYear year, Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.atZone(year.calendar().zone()).withNano(0));
    }

    /** Finds a calendar that the policy names. */
    public Optional<BusinessCalendar> findCalendar(String id) {
        return calendars.apply(id).map(VersionedCalendar::calendar);
    }
}
