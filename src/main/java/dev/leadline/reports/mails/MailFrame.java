package dev.leadline.reports.mails;

import dev.leadline.kernel.statistics.Proportion;
import dev.leadline.reports.duties.DutyQuestion;
import dev.leadline.reports.duties.DutyQuestion.Moment;
import dev.leadline.reports.duties.DutyQuestion.Period;
import dev.leadline.reports.duties.DutyQuestion.Wanted;
import dev.leadline.reports.duties.Grouping;
import dev.leadline.reports.mails.MailContent.Cell;
import dev.leadline.reports.subscriptions.MailFilterBody;
import dev.leadline.reports.subscriptions.ReportSubscription;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is the same in all parts of a mail: whom it is for, as of when, and where its figures lead.
 *
 * @param subscription the subscription
 * @param zone in which it is written
 * @param at the moment that it is about
 * @param links addresses of this server
 */
record MailFrame(ReportSubscription subscription, ZoneId zone, Instant at, MailLinks links) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter FULL_DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

    MailFilterBody filter() {
        return subscription.wanted().filter();
    }

    LocalDate today() {
        return LocalDate.ofInstant(at, zone);
    }

    /** The filter as questions about duties have it. */
    private SortedMap<Grouping, Wanted> wanted() {
        var wanted = new TreeMap<Grouping, Wanted>();
        filter().given()
                .forEach((name, values) ->
                        wanted.put(Grouping.findColumn(name).orElseThrow(), new Wanted(Set.copyOf(values), false)));
        return wanted;
    }

    /** A question about duties within the filter, as known at the moment of the mail. */
    DutyQuestion asked(String duty, Period period) {
        return asked(duty, period, at);
    }

    /** The same as known at another moment. */
    DutyQuestion asked(String duty, Period period, Instant known) {
        return new DutyQuestion(duty, period, Moment.asKnownAt(known), wanted());
    }

    /** What the report is about and as of when. */
    List<String> about() {
        var filter = filter().given().entrySet().stream()
                .map(each -> each.getKey() + " " + String.join(", ", each.getValue()))
                .collect(Collectors.joining("; "));
        return List.of(
                filter.isEmpty() ? "About all leads." : "About the leads of " + filter + ".",
                "As known on " + FULL.format(at.atZone(zone)) + " (" + zone.getId() + ").");
    }

    /** Why it came and how to end it. */
    List<Cell> footer() {
        var address = links.to("/v1/subscriptions/" + subscription.id(), Map.of());
        return List.of(
                Cell.of("You get this mail " + subscription.wanted().frequency().word() + ", by a subscription of "
                        + subscription.wanted().address() + "."),
                new Cell("See, change or end the subscription", address));
    }

    static String day(TemporalAccessor date) {
        return DAY.format(date);
    }

    static String shortDay(TemporalAccessor date) {
        return SHORT_DAY.format(date);
    }

    static String date(TemporalAccessor date) {
        return DATE.format(date);
    }

    static String fullDate(TemporalAccessor date) {
        return FULL_DATE.format(date);
    }

    String moment(Instant moment) {
        return MOMENT.format(moment.atZone(zone));
    }

    /** Time in hours and minutes, such as 6 h 51 min. */
    static String time(Duration time) {
        long hours = time.toHours();
        return (hours == 0 ? "" : hours + " h ") + time.toMinutesPart() + " min";
    }

    /** Such as 82.0% of 384 (77.9 to 85.5). */
    static String share(Proportion share) {
        var interval = share.interval();
        return String.format(
                Locale.ROOT,
                "%.1f%% of %d (%.1f to %.1f)",
                100 * share.share(),
                share.trials(),
                100 * interval.low(),
                100 * interval.high());
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    /** How many of something, in the singular or the plural. */
    static String count(long number, String one, String several) {
        return String.format(Locale.ENGLISH, "%,d %s", number, number == 1 ? one : several);
    }

    /** The parameters of a report: those of the filter, and more. */
    Parameters parameters() {
        var all = new LinkedHashMap<String, Collection<String>>(filter().given());
        return new Parameters(all);
    }

    /** Parameters of an address; each is added to a copy. */
    record Parameters(Map<String, Collection<String>> all) {

        Parameters and(String name, Object value) {
            var more = new LinkedHashMap<>(all);
            more.put(name, List.of(value.toString()));
            return new Parameters(more);
        }

        Parameters andAny(String name, List<String> values) {
            var more = new LinkedHashMap<>(all);
            more.put(name, values);
            return new Parameters(more);
        }

        /** Narrowed to a value; null is those without one. */
        Parameters of(String name, String value) {
            return value == null ? and("without", name) : and(name, value);
        }

        Parameters between(LocalDate from, LocalDate to) {
            return and("from", from).and("to", to);
        }
    }

    /** A figure that leads to what is behind it. */
    Cell figure(long number, String path, Parameters parameters) {
        return figure(String.format(Locale.ENGLISH, "%,d", number), path, parameters);
    }

    Cell figure(String text, String path, Parameters parameters) {
        return new Cell(text, links.to(path, parameters.all()));
    }
}
