package dev.leadline.reports.cycles;

import dev.leadline.kernel.fact.DispositionType;
import dev.leadline.reports.ShownNumbers;
import dev.leadline.reports.forms.ReportTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Activity as a table: a row a group, or the total where there are none, and columns for each channel. */
final class ActivityTable {

    private static final List<String> FIGURES =
            List.of("attempts", "counting", "firstCalls", "leadsWorked", "attemptsALead");
    private static final List<String> OUTCOMES =
            List.of("finished", "reached", "accepted", "unfinished", "unfinishedReached", "withoutAllAttempts");
    private static final List<String> GIVEN_UP = List.of("givenUp", "givenUpEarly", "givenUpWaived", "givenUpEarlyBy");

    private ActivityTable() {}

    static ReportTable of(ActivityBody body) {
        var channels = channels(body.total());
        var headings = new ArrayList<>(body.asked().by());
        headings.addAll(FIGURES);
        channels.forEach(channel ->
                headings.addAll(List.of(channel + " attempts", channel + " leadsWorked", channel + " missing")));
        Arrays.stream(DispositionType.values()).map(Enum::name).forEach(headings::add);
        headings.addAll(OUTCOMES);
        headings.addAll(GIVEN_UP);
        channels.forEach(channel -> headings.add(channel + " missingWhenGivenUp"));
        var rows = body.asked().by().isEmpty() ? List.of(body.total()) : body.rows();
        return new ReportTable(
                "activity",
                headings,
                rows.stream().map(each -> row(each, channels)).toList());
    }

    private static List<String> channels(ActivityBody.Row total) {
        return Stream.of(
                        total.channels().stream().map(ActivityBody.Channel::channel),
                        total.missing().channels().stream().map(MissingBody.Lacking::channel),
                        total.givenUp().missing().channels().stream().map(MissingBody.Lacking::channel))
                .flatMap(each -> each)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Object> row(ActivityBody.Row of, List<String> channels) {
        var row = new ArrayList<Object>(
                of.group() == null ? List.of() : of.group().values());
        row.addAll(Arrays.asList(of.attempts(), of.counting(), of.firstCalls(), of.leadsWorked(), of.attemptsALead()));
        channels.forEach(channel -> addChannel(row, of, channel));
        for (var type : DispositionType.values()) {
            row.add(of.dispositions().stream()
                    .filter(each -> each.type().equals(type.name()))
                    .mapToLong(ActivityBody.Disposition::leads)
                    .sum());
        }
        var outcomes = of.outcomes();
        row.add(outcomes.finished());
        row.add(outcomes.reached().leads());
        row.add(outcomes.accepted().leads());
        row.add(outcomes.unfinished().leads());
        row.add(outcomes.unfinished().reached());
        row.add(of.missing().leads());
        addGivenUp(row, of.givenUp());
        channels.forEach(channel -> row.add(lacking(of.givenUp().missing(), channel)));
        return row;
    }

    private static void addGivenUp(List<Object> row, GivenUpBody givenUp) {
        row.add(givenUp.leads());
        row.add(givenUp.early().leads());
        row.add(givenUp.waived());
        var early = new LinkedHashMap<String, Long>();
        givenUp.reasons().stream()
                .filter(each -> each.early() > 0)
                .forEach(each -> early.put(each.reason() == null ? "none" : each.reason(), each.early()));
        row.add(ShownNumbers.text(early));
    }

    private static long lacking(MissingBody missing, String channel) {
        return missing.channels().stream()
                .filter(each -> each.channel().equals(channel))
                .mapToLong(MissingBody.Lacking::attempts)
                .sum();
    }

    private static void addChannel(List<Object> row, ActivityBody.Row of, String channel) {
        var made = of.channels().stream()
                .filter(each -> each.channel().equals(channel))
                .findFirst();
        row.add(made.map(ActivityBody.Channel::attempts).orElse(0L));
        row.add(made.map(ActivityBody.Channel::leadsWorked).orElse(0L));
        row.add(lacking(of.missing(), channel));
    }
}
