package dev.leadline.reports.headlines;

import dev.leadline.reports.forms.ReportTable;
import dev.leadline.reports.headlines.HeadlineBody.AnswerBody;
import dev.leadline.reports.headlines.HeadlineBody.FigureBody;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A headline as a table: a row a number behind an answer, and one for an answer that has none. */
final class HeadlineTable {

    private static final List<String> ANSWER =
            List.of("test", "question", "holds", "place", "strength", "sentence", "advice");
    private static final List<String> GROUPS =
            List.of("duty", "team", "owner", "tier", "source", "policy", "version", "channel", "leadsADay");
    private static final List<String> FIGURE = List.of("count", "of", "share", "shareFrom", "shareTo", "list");

    private HeadlineTable() {}

    static ReportTable of(HeadlineBody body) {
        var headings = new ArrayList<>(ANSWER);
        headings.add("figure");
        headings.addAll(GROUPS);
        headings.addAll(FIGURE);
        return new ReportTable(
                "headline",
                headings,
                body.answers().stream()
                        .flatMap(answer -> rows(answer, body.headline().indexOf(answer)))
                        .toList());
    }

    /** @param place which of the strongest it is, from 0; -1 of others */
    private static Stream<List<Object>> rows(AnswerBody answer, int place) {
        return answer.evidence().isEmpty()
                ? Stream.of(row(answer, place, null))
                : answer.evidence().stream().map(figure -> row(answer, place, figure));
    }

    private static List<Object> row(AnswerBody answer, int place, FigureBody figure) {
        var row = new ArrayList<Object>();
        row.add(answer.test());
        row.add(answer.question());
        row.add(answer.holds());
        row.add(place < 0 ? null : place + 1);
        row.add(answer.strength());
        row.add(answer.sentence());
        row.add(answer.advice());
        row.add(figure == null ? null : figure.name());
        GROUPS.forEach(name -> row.add(figure == null ? null : figure.group().get(name)));
        if (figure == null) {
            FIGURE.forEach(name -> row.add(null));
            return row;
        }
        row.add(figure.count());
        row.add(figure.of());
        row.add(figure.share());
        row.addAll(figure.interval());
        row.add(figure.list());
        return row;
    }
}
