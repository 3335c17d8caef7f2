package dev.leadline.reports.duties;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which duties are asked for, and as of when they are judged.
 *
 * @param duty the obligation, such as {@code FIRST_CALL}; {@code null} for any
 * @param period the dates they must lie in; {@code null} when any will do
 * @param moment what is known, and when it is judged
 * @param wanted of each grouping which values a duty must have one of
 */
public record DutyQuestion(String duty, Period period, Moment moment, SortedMap<Grouping, Wanted> wanted) {

    public DutyQuestion {
        wanted = new TreeMap<>(wanted);
    }

    /** Which date of a duty counts. */
    public enum View {
        /** The date by which it is due. */
        DUE("due", "d.due_on", "d.due_at"),
        /** The date on which its lead was received. */
        RECEIVED("received", "d.received_on", "d.received_at");

        private final String label;
        private final String date;
        private final String moment;

        View(String label, String date, String moment) {
            this.label = label;
            this.date = date;
            this.moment = moment;
        }

        public String label() {
            return label;
        }

        String date() {
            return date;
        }

        String moment() {
            return moment;
        }

        /** By date and then by moment, as the indexes have it. */
        String order() {
            return date + ", " + moment;
        }
    }

    /**
     * Dates in the zone of each duty.
     *
     * @param view which date of a duty counts
     * @param from the first date
     * @param to the date after the last
     */
    public record Period(View view, LocalDate from, LocalDate to) {}

    /**
     * A moment of judging.
     *
     * @param at the moment
     * @param isNow whether all that is known now counts, and not only what was known then
     */
    public record Moment(Instant at, boolean isNow) {

        public static Moment now(Instant at) {
            return new Moment(at, true);
        }

        /** What was known at a moment, judged at it. */
        public static Moment asKnownAt(Instant at) {
            return new Moment(at, false);
        }
    }

    /**
     * Values of a grouping, any of which will do.
     *
     * @param values the values as queries write them
     * @param orNone whether a duty that has none will do, too
     */
    public record Wanted(Set<String> values, boolean orNone) {

        public Wanted {
            values = new TreeSet<>(values);
        }

        /** @param value the only one that will do; {@code null} for none */
        public static Wanted only(String value) {
            return new Wanted(value == null ? Set.of() : Set.of(value), value == null);
        }
    }

    /** The same of one group. */
    public DutyQuestion of(Map<Grouping, String> group) {
        var narrower = new TreeMap<>(wanted);
        group.forEach((grouping, value) -> narrower.put(grouping, Wanted.only(value)));
        return new DutyQuestion(duty, period, moment, narrower);
    }

    /** The same of another kind of duty. */
    public DutyQuestion ofKind(String kind) {
        return new DutyQuestion(kind, period, moment, wanted);
    }

    /** The same as was known at a moment, judged at it. */
    public DutyQuestion asKnownAt(Instant at) {
        return new DutyQuestion(duty, period, Moment.asKnownAt(at), wanted);
    }

    /** Which date of a duty counts: its due date where no period is asked for. */
    View view() {
        return period == null ? View.DUE : period.view();
    }
}
