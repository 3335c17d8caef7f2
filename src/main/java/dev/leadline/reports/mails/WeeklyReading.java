package dev.leadline.reports.mails;

import dev.leadline.commitments.CommitmentLeads;
import dev.leadline.kernel.statistics.Proportion;
import dev.leadline.policies.publications.PublishedTypes;
import dev.leadline.reports.duties.Bucket;
import dev.leadline.reports.duties.DutyColumn;
import dev.leadline.reports.duties.DutyCounts;
import dev.leadline.reports.duties.DutyQuestion.Period;
import dev.leadline.reports.duties.DutyQuestion.View;
import dev.leadline.reports.duties.Grouping;
import dev.leadline.reports.duties.WhoseTime;
import dev.leadline.reports.headlines.Headlines;
import dev.leadline.reports.mails.WeeklyFigures.Group;
import dev.leadline.reports.questions.ReportQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Reads the figures of a weekly mail: of the week that has ended, as known at its moment. */
@ApplicationScoped
class WeeklyReading {

    private static final int WEEKS_SHOWN = 8;
    private static final String FIRST_CALL = "FIRST_CALL";
    private static final String GIVEN_UP = "EARLY_DISQUALIFICATION";

    private final DutyCounts counts;
    private final PublishedTypes published;
    private final PublishedReading publications;
    private final LateReading late;
    private final Headlines headlines;
    private final CommitmentLeads commitments;

    WeeklyReading(
            DutyCounts counts,
            PublishedTypes published,
            PublishedReading publications,
            LateReading late,
            Headlines headlines,
            CommitmentLeads commitments) {
        this.counts = counts;
        this.published = published;
        this.publications = publications;
        this.late = late;
        this.headlines = headlines;
        this.commitments = commitments;
    }

    WeeklyFigures read(MailFrame frame) {
        var week = frame.today()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(1);
        return new WeeklyFigures(
                week,
                headline(frame, week),
                kept(frame, week),
                groups(frame, week),
                late.byAge(frame),
                givenUp(frame, week),
                commitments(frame),
                publications.read(frame, week.atStartOfDay(frame.zone()).toInstant()));
    }

    /** The strongest answers, without the names of people in a mail to many. */
    private List<String> headline(MailFrame frame, LocalDate week) {
        var query = new ReportQuery(frame.asked(FIRST_CALL, weekOf(week)), List.of());
        return headlines.read(query).strongest().stream()
                .map(each -> frame.filter().isOfOneTeam() ? each.sentence() : each.withoutNames())
                .toList();
    }

    private List<WeeklyFigures.Kept> kept(MailFrame frame, LocalDate week) {
        var kept = new ArrayList<WeeklyFigures.Kept>();
        var period = new Period(View.DUE, week.minusWeeks(WEEKS_SHOWN - 1), week.plusWeeks(1));
        for (var duty : published.obligationKinds()) {
            if (!duty.equals(GIVEN_UP)) {
                var weeks = new TreeMap<LocalDate, Proportion>();
                counts.count(frame.asked(duty, period), List.of(Grouping.of(DutyColumn.WEEK)))
                        .groups()
                        .forEach((of, tally) ->
                                tally.findShare().ifPresent(share -> weeks.put(LocalDate.parse(of.get(0)), share)));
                kept.add(new WeeklyFigures.Kept(duty, weeks));
            }
        }
        return kept;
    }

    /** Owners stand in the order of their own clock, the lowest first; teams in that of their names. */
    private List<Group> groups(MailFrame frame, LocalDate week) {
        boolean isOfOneTeam = frame.filter().isOfOneTeam();
        var by = Grouping.of(isOfOneTeam ? DutyColumn.OWNER : DutyColumn.TEAM);
        var groups = new ArrayList<Group>();
        counts.count(frame.asked(FIRST_CALL, weekOf(week)), List.of(by))
                .groups()
                .forEach((of, tally) -> tally.findShare()
                        .ifPresent(share -> groups.add(new Group(
                                of.get(0),
                                share,
                                tally.findOwnerShare().orElseThrow(),
                                tally.in(WhoseTime.ROUTING) + tally.in(WhoseTime.HANDED_ON_LATE)))));
        var byName = Comparator.comparing(Group::name, Comparator.nullsLast(Comparator.naturalOrder()));
        groups.sort(
                isOfOneTeam
                        ? Comparator.comparingDouble(
                                        (Group each) -> each.byOwner().share())
                                .thenComparing(byName)
                        : byName);
        return groups;
    }

    private WeeklyFigures.GivenUp givenUp(MailFrame frame, LocalDate week) {
        var all = counts.count(frame.asked(GIVEN_UP, weekOf(week)), List.of()).total();
        return new WeeklyFigures.GivenUp(all.findGivenUpEarly(), all.byCause(Bucket.WAIVED));
    }

    /** Of all teams: a promise of marketing is made to the whole house. */
    private List<WeeklyFigures.Commitment> commitments(MailFrame frame) {
        return commitments.standings(frame.at()).stream()
                .map(each -> new WeeklyFigures.Commitment(each.id(), each.originated(), each.influenced()))
                .toList();
    }

    private static Period weekOf(LocalDate week) {
        return new Period(View.DUE, week, week.plusWeeks(1));
    }
}
