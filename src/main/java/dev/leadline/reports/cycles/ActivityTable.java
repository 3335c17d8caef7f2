package dev.leadline.reports.cycles;

import dev.leadline.kernel.fact.DispositionType;
import dev.leadline.reports.forms.ReportTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Activity as a table: a row a group, or the total where there are none, and columns for each channel. */
final class ActivityTable {

    private static final List<String> FIGURES =
            List.of("attempts", "counting", "firstCalls", "leadsWorked", "attemptsALead");
    private static final List<String> OUTCOMES =
            List.of("finished", "reached", "accepted", "unfinished", "unfinishedReached", "withoutAllAttempts");

    private ActivityTable() {}

    static ReportTable of(ActivityBody body) {
        var channels = channels(body.total());
        var headings = new ArrayList<>(body.asked().by());
        headings.addAll(FIGURES);
        channels.forEach(channel ->
                headings.addAll(List.of(channel + " attempts", channel + " leadsWorked", channel + " missing")));
        Arrays.stream(DispositionType.values()).map(Enum::name).forEach(headings::add);
        headings.addAll(OUTCOMES);
        var rows = body.asked().by().isEmpty() ? List.of(body.total()) : body.rows();
        return new ReportTable(
                "activity",
                headings,
                rows.stream().map(each -> row(each, channels)).toList());
    }

    private static List<String> channels(ActivityBody.Row total) {
        return Stream.concat(
                        total.channels().stream().map(ActivityBody.Channel::channel),
                        total.missing().channels().stream().map(ActivityBody.Lacking::channel))
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
        return row;
    }

    private static void addChannel(List<Object> row, ActivityBody.Row of, String channel) {
        var made = of.channels().stream()
                .filter(each -> each.channel().equals(channel))
                .findFirst();
        row.add(made.map(ActivityBody.Channel::attempts).orElse(0L));
        row.add(made.map(ActivityBody.Channel::leadsWorked).orElse(0L));
        row.add(of.missing().channels().stream()
                .filter(each -> each.channel().equals(channel))
                .mapToLong(ActivityBody.Lacking::attempts)
                .sum());
    }
}
