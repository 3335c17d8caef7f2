package dev.leadline.reports.questions;

import dev.leadline.kernel.Invalid;
import dev.leadline.policies.publications.PublishedTypes;
import dev.leadline.reports.duties.DutyColumn;
import dev.leadline.reports.duties.DutyQuestion;
import dev.leadline.reports.duties.DutyQuestion.Moment;
import dev.leadline.reports.duties.DutyQuestion.Period;
import dev.leadline.reports.duties.DutyQuestion.View;
import dev.leadline.reports.duties.DutyQuestion.Wanted;
import dev.leadline.reports.duties.Grouping;
import dev.leadline.web.Closest;
import dev.leadline.web.QuotedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads what a report is asked for. What cannot be is refused by its name and its value, all of it at once. */
@ApplicationScoped
public class ReportQueries {

    private static final String ATTRIBUTE = "attribute:";
    private static final int MOST_GROUPS = 2;

    private final PublishedTypes published;
    private final KnownOwners owners;
    private final InstantSource clock;

    ReportQueries(PublishedTypes published, KnownOwners owners, InstantSource clock) {
        this.published = published;
        this.owners = owners;
        this.clock = clock;
    }

    /** @throws Invalid with every fault */
    public ReportQuery read(ReportParameters asked, ReportFilters filters) {
        var faults = new ArrayList<Invalid.Fault>();
        return read(asked, new Periods(faults).read(asked.view(), asked.from(), asked.to()), filters, faults);
    }

    /**
     * The same of what stands now, in which any date will do: the period may be left out.
     *
     * @throws Invalid with every fault, also when another moment than now is asked for
     */
    public ReportQuery readNow(ReportParameters asked, ReportFilters filters) {
        var faults = new ArrayList<Invalid.Fault>();
        boolean isAnyDate = asked.from() == null && asked.to() == null;
        var periods = new Periods(faults);
        var view = periods.view(asked.view());
        if (!asked.judged().equals("now")) {
            faults.add(Faults.of("judged", asked.judged(), "must be now"));
        }
        return read(asked, isAnyDate ? null : periods.read(view, asked.from(), asked.to()), filters, faults);
    }

    private ReportQuery read(ReportParameters asked, Period period, ReportFilters filters, List<Invalid.Fault> faults) {
        var duty = duty(asked.duty(), faults);
        return query(duty, asked.by(), period, asked.judged(), filters, faults);
    }

    /**
     * The same of leads and of what was done for them.
     *
     * @param by the groups, with a comma between two; {@code null} for none
     * @throws Invalid with every fault
     */
    public ReportQuery read(CycleParameters asked, String by, ReportFilters filters) {
        var faults = new ArrayList<Invalid.Fault>();
        var period = new Periods(faults).read(View.RECEIVED, asked.from(), asked.to());
        return query(null, by, period, asked.judged(), filters, faults);
    }

    private ReportQuery query(
            String duty,
            String groups,
            Period period,
            String judged,
            ReportFilters filters,
            List<Invalid.Fault> faults) {
        var by = by(groups, faults);
        var moment = moment(judged, faults);
        var wanted = wanted(filters, faults);
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return new ReportQuery(new DutyQuestion(duty, period, moment, wanted), by);
    }

    private String duty(String duty, List<Invalid.Fault> faults) {
        var known = published.obligationKinds();
        if (!known.contains(duty)) {
            faults.add(unknown("duty", duty, known));
        }
        return duty;
    }

    private List<Grouping> by(String by, List<Invalid.Fault> faults) {
        var names = by == null ? List.<String>of() : List.of(by.split(",", -1));
        if (names.size() > MOST_GROUPS) {
            faults.add(Faults.of(
                    "by", by, "names " + names.size() + " groups; at most two are allowed, such as owner,week"));
            return List.of();
        }
        if (new TreeSet<>(names).size() < names.size()) {
            faults.add(Faults.of("by", by, "names a group twice"));
        }
        return names.stream().flatMap(name -> grouping("by", name, faults)).toList();
    }

    /** A column by its name, or an attribute by its own, with {@code attribute:} before it or not. */
    private Stream<Grouping> grouping(String field, String name, List<Invalid.Fault> faults) {
        var column = Grouping.findColumn(name);
        if (column.isPresent()) {
            return column.stream();
        }
        var attributes = published.segmentingAttributes();
        var bare = name.startsWith(ATTRIBUTE) ? name.substring(ATTRIBUTE.length()) : name;
        if (attributes.contains(bare)) {
            return Stream.of(Grouping.ofAttribute(bare));
        }
        faults.add(
                name.startsWith(ATTRIBUTE) ? unknownAttribute(field, bare, attributes) : unknown(field, name, names()));
        return Stream.empty();
    }

    /** The names by which duties are grouped and filtered. */
    private Collection<String> names() {
        var known = new TreeSet<>(DutyColumn.labels());
        known.addAll(published.segmentingAttributes());
        return known;
    }

    /** The filter has a name of its own; elsewhere {@code attribute:} says that none of the columns is meant. */
    private static Invalid.Fault unknownAttribute(String field, String name, Collection<String> attributes) {
        var before = field.equals("attribute") ? "" : ATTRIBUTE;
        if (attributes.isEmpty()) {
            var shown = QuotedText.of(before + name);
            return new Invalid.Fault(
                    "/" + field,
                    shown,
                    "The %s (%s) is unknown.\nNo policy has rows for some leads only, by an attribute."
                            .formatted(field, shown));
        }
        return unknown(
                field,
                before + name,
                attributes.stream().map(each -> before + each).toList());
    }

    private Moment moment(String judged, List<Invalid.Fault> faults) {
        var now = clock.instant();
        if (judged.equals("now")) {
            return Moment.now(now);
        }
        var at = Faults.instant("judged", judged, faults);
        if (at != null && at.isAfter(now)) {
            faults.add(Faults.of("judged", judged, "must not be later than now (" + now + ")"));
        }
        return at == null ? Moment.now(now) : Moment.asKnownAt(at);
    }

    private SortedMap<Grouping, Wanted> wanted(ReportFilters asked, List<Invalid.Fault> faults) {
        var filters = new WantedValues(faults);
        asked.byColumn().forEach(filters::add);
        orNone(asked.owner()).stream()
                .filter(each -> faults.isEmpty() && !owners.contains(each))
                .forEach(each -> faults.add(owners.unknown(each)));
        for (var each : orNone(asked.attribute())) {
            int colon = each.indexOf(':');
            if (colon < 1 || colon == each.length() - 1) {
                faults.add(Faults.of("attribute", each, "must be a name and a value, such as region:west"));
                continue;
            }
            grouping("attribute", ATTRIBUTE + each.substring(0, colon), faults)
                    .forEach(grouping -> filters.add(grouping, each.substring(colon + 1)));
        }
        orNone(asked.without())
                .forEach(name -> grouping("without", name, faults).forEach(filters::addNone));
        return filters.wanted();
    }

    private static List<String> orNone(List<String> given) {
        return given == null ? List.of() : given;
    }

    public static Invalid.Fault unknown(String field, String value, Collection<String> known) {
        var advice = Closest.to(value, known)
                .map(meant -> "Did you mean `" + meant + "`?")
                .orElse("Use " + String.join(", ", known) + ".");
        var shown = QuotedText.of(value);
        return new Invalid.Fault("/" + field, shown, "The %s (%s) is unknown.\n%s".formatted(field, shown, advice));
    }
}
