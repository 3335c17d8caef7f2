package dev.leadline.reports;

import dev.leadline.kernel.statistics.Interval;
import dev.leadline.kernel.statistics.Proportion;
import dev.leadline.kernel.statistics.TimeToEvent;
import dev.leadline.reports.duties.Bucket;
import dev.leadline.reports.duties.DutyQuestion;
import dev.leadline.reports.duties.DutyTally;
import dev.leadline.reports.duties.DutyTally.AtStake;
import dev.leadline.reports.duties.Grouping;
import dev.leadline.reports.duties.WhoseTime;
import dev.leadline.reports.forms.ReportTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compliance as a table: a row a group with every count, so that shares can be added up again. There is no row of the total,
 * which would be added up, too; where nothing is grouped by, the total is the only row.
 */
final class ComplianceTable {

    private static final List<String> FIGURES = List.of(
            "judged",
            "kept",
            "keptLate",
            "notDone",
            "inTime",
            "waived",
            "noLongerOwed",
            "waivedBy",
            "noLongerOwedBy",
            "share",
            "shareFrom",
            "shareTo",
            "excused",
            "adjustedShare",
            "openSecondsMedian",
            "openSecondsP90",
            "wallSecondsMedian",
            "wallSecondsP90",
            "doneWhileClosed",
            "warned",
            "warnedKept",
            "ownerShare",
            "own",
            "routing",
            "handedOnLate",
            "notFeasible",
            "paused",
            "pausedSeconds",
            "leads");

    private ComplianceTable() {}

    static ReportTable of(ComplianceReport report) {
        var by = report.query().by();
        var headings = new ArrayList<>(by.stream().map(Grouping::name).toList());
        headings.addAll(FIGURES);
        var commitments = report.total().atStake();
        commitments.forEach(each -> headings.addAll(
                List.of("atStake " + each.commitment() + " " + each.currency(), "atStakeDuties " + each.commitment())));
        var question = report.query().question();
        List<List<Object>> rows = by.isEmpty()
                ? List.of(row(Stream.of(), report.total(), question, commitments))
                : report.groups().stream()
                        .map(each -> row(
                                by.stream()
                                        .map(grouping ->
                                                grouping.toJson(each.of().get(grouping))),
                                each.tally(),
                                question.of(each.of()),
                                commitments))
                        .toList();
        return new ReportTable("compliance", headings, rows);
    }

    private static List<Object> row(
            Stream<Object> group, DutyTally tally, DutyQuestion question, Collection<AtStake> commitments) {
        var row = new ArrayList<Object>(group.collect(Collectors.toList()));
        row.add(tally.judged());
        Arrays.stream(Bucket.values()).map(tally::in).forEach(row::add);
        row.add(ShownNumbers.text(tally.byCause(Bucket.WAIVED)));
        row.add(ShownNumbers.text(tally.byCause(Bucket.NO_LONGER_OWED)));
        var interval = tally.findShare().map(Proportion::interval);
        row.add(tally.findShare().map(ShownNumbers::rounded).orElse(null));
        row.add(interval.map(Interval::low).map(ShownNumbers::rounded).orElse(null));
        row.add(interval.map(Interval::high).map(ShownNumbers::rounded).orElse(null));
        row.add(tally.excused());
        row.add(tally.findAdjustedShare().map(ShownNumbers::rounded).orElse(null));
        addTimes(row, tally.openTime());
        addTimes(row, tally.wallTime());
        row.add(tally.doneWhileClosed());
        row.add(tally.findWarned().map(Proportion::trials).orElse(0L));
        row.add(tally.findWarned().map(Proportion::hits).orElse(0L));
        row.add(tally.findOwnerShare().map(ShownNumbers::rounded).orElse(null));
        Stream.of(WhoseTime.OWN, WhoseTime.ROUTING, WhoseTime.HANDED_ON_LATE, WhoseTime.NOT_FEASIBLE)
                .map(tally::in)
                .forEach(row::add);
        row.add(tally.paused());
        row.add(tally.pausedTime().toSeconds());
        row.add(LeadsLink.to(question));
        commitments.forEach(each -> addAtStake(row, tally, each.commitment()));
        return row;
    }

    private static void addAtStake(List<Object> row, DutyTally tally, String commitment) {
        var of = tally.atStake().stream()
                .filter(each -> each.commitment().equals(commitment))
                .findFirst();
        row.add(of.map(AtStake::value).orElse(BigDecimal.ZERO));
        row.add(of.map(AtStake::count).orElse(0L));
    }

    private static void addTimes(List<Object> row, TimeToEvent times) {
        row.add(ShownNumbers.findSeconds(times, ShownNumbers.MEDIAN).orElse(null));
        row.add(ShownNumbers.findSeconds(times, ShownNumbers.NINE_IN_TEN).orElse(null));
    }
}
