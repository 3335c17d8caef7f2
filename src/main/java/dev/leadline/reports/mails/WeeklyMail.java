package dev.leadline.reports.mails;

import dev.leadline.alerts.reports.ReportMail;
import dev.leadline.charts.Axes;
import dev.leadline.charts.BarChart;
import dev.leadline.charts.Charts;
import dev.leadline.charts.LineChart;
import dev.leadline.reports.mails.MailContent.Cell;
import dev.leadline.reports.mails.MailContent.Chart;
import dev.leadline.reports.mails.MailContent.Section;
import dev.leadline.reports.mails.MailContent.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes what a weekly mail says. Names of people stand only in a mail about one team. */
final class WeeklyMail {

    private static final String LEADS = "/v1/reports/leads";
    private static final String COMPLIANCE = "/v1/reports/compliance";
    private static final String FIRST_CALL = "FIRST_CALL";

    private final WeeklyFigures figures;
    private final MailFrame frame;
    private final String who;

    WeeklyMail(WeeklyFigures figures, MailFrame frame) {
        this.figures = figures;
        this.frame = frame;
        this.who = frame.filter().isOfOneTeam() ? "owner" : "team";
    }

    MailContent content() {
        var sections = new ArrayList<Section>();
        sections.add(headline());
        sections.add(kept());
        if (!figures.groups().isEmpty()) {
            sections.add(groups());
        }
        sections.add(late());
        sections.add(givenUp());
        if (!figures.commitments().isEmpty()) {
            sections.add(commitments());
        }
        if (!figures.published().isEmpty()) {
            sections.add(published());
        }
        return new MailContent(subject(), frame.about(), sections, frame.footer());
    }

    private String subject() {
        var week = "Leadline weekly, " + days(figures.week()) + ": ";
        return week
                + firstCalls()
                        .flatMap(kept -> kept.in(figures.week()))
                        .map(share -> MailFrame.percent(share.share()) + " of first calls kept")
                        .orElse("no first call was due");
    }

    private Optional<WeeklyFigures.Kept> firstCalls() {
        return figures.kept().stream()
                .filter(each -> each.duty().equals(FIRST_CALL))
                .findFirst();
    }

    private Section headline() {
        var said = figures.headline().isEmpty()
                ? List.of(Cell.of("No test of the week stands out from chance."))
                : figures.headline().stream().map(Cell::of).toList();
        var link = frame.figure(
                "The numbers behind it",
                "/v1/reports/headline",
                frame.parameters()
                        .between(figures.week(), figures.week().plusWeeks(1))
                        .and("judged", frame.at()));
        var all = new ArrayList<>(said);
        all.add(link);
        return Section.of("The week in words", all);
    }

    private Section kept() {
        var week = figures.week();
        var rows = figures.kept().stream()
                .map(each -> List.of(
                        Cell.of(DutyWords.of(each.duty())),
                        share(each, week),
                        share(each, week.minusWeeks(1)),
                        Cell.of(each.medianOfFour(week).map(MailFrame::percent).orElse("-"))))
                .toList();
        var columns = List.of(
                "duty",
                "week of " + MailFrame.date(week),
                "week of " + MailFrame.date(week.minusWeeks(1)),
                "median of four weeks");
        return new Section(
                "Kept",
                List.of(),
                new Table(columns, rows),
                firstCalls()
                        .filter(each -> !each.weeks().isEmpty())
                        .map(WeeklyMail::chart)
                        .orElse(null));
    }

    private Cell share(WeeklyFigures.Kept kept, LocalDate week) {
        return kept.in(week)
                .map(share -> frame.figure(
                        MailFrame.share(share),
                        LEADS,
                        judged(kept.duty()).and("bucket", "judged").between(week, week.plusWeeks(1))))
                .orElse(Cell.of("-"));
    }

    private static Chart chart(WeeklyFigures.Kept kept) {
        var points = new ArrayList<LineChart.Point>();
        var places = new ArrayList<String>();
        var first = kept.weeks().firstKey();
        for (var week = first; !week.isAfter(kept.weeks().lastKey()); week = week.plusWeeks(1)) {
            var share = kept.weeks().get(week);
            if (share != null) {
                var interval = share.interval();
                points.add(new LineChart.Point(
                        places.size(), 100 * share.share(), 100 * interval.low(), 100 * interval.high()));
            }
            places.add(MailFrame.date(week));
        }
        var words = kept.weeks().entrySet().stream()
                .map(each -> MailFrame.date(each.getKey()) + " " + MailFrame.share(each.getValue()))
                .collect(Collectors.joining(", ", "First calls kept, by week: ", "."));
        var axes = new Axes("First calls kept", "week from", "%", places);
        var line = new LineChart.Line("kept", points, false);
        return new Chart(picture("kept-by-week", Charts.png(new LineChart(axes, List.of(line)))), words);
    }

    private static ReportMail.Picture picture(String id, Optional<byte[]> png) {
        return png.map(bytes -> new ReportMail.Picture(id, bytes)).orElse(null);
    }

    private Section groups() {
        var rows = figures.groups().stream()
                .map(each -> {
                    var of = judged(FIRST_CALL)
                            .of(who, each.name())
                            .between(figures.week(), figures.week().plusWeeks(1));
                    return List.of(
                            Cell.of(each.name() == null ? "nobody" : each.name()),
                            frame.figure(MailFrame.share(each.byLead()), LEADS, of.and("bucket", "judged")),
                            frame.figure(MailFrame.share(each.byOwner()), COMPLIANCE, of),
                            frame.figure(
                                    each.handedOver(), LEADS, of.andAny("class", List.of("routing", "handedOnLate"))));
                })
                .toList();
        return new Section(
                "First calls by " + who + ", by both clocks",
                List.of(),
                new Table(
                        List.of(who, "by the lead's clock", "by the owner's clock", "routed or handed on late"), rows),
                null);
    }

    private Section late() {
        long all = figures.late().values().stream().mapToLong(Long::longValue).sum();
        var sentence = frame.figure(
                all == 0 ? "Nothing is late." : "All that is late now", "/v1/reports/late-now", frame.parameters());
        if (all == 0) {
            return Section.of("Late now", List.of(sentence));
        }
        var rows = figures.late().entrySet().stream()
                .map(each ->
                        List.of(Cell.of(each.getKey()), Cell.of(String.format(Locale.ENGLISH, "%,d", each.getValue()))))
                .toList();
        var bars = figures.late().entrySet().stream()
                .map(each -> new BarChart.Bar(each.getKey(), each.getValue()))
                .toList();
        var axes = new Axes("Late now", "open time since the deadline", "duties", List.of());
        var words = figures.late().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", ", "Duties late now, by open time since the deadline: ", "."));
        return new Section(
                "Late now: " + MailFrame.count(all, "duty", "duties"),
                List.of(sentence),
                new Table(List.of("open time since the deadline", "late"), rows),
                new Chart(picture("late-by-age", Charts.png(new BarChart(axes, bars))), words));
    }

    private Section givenUp() {
        var of = judged("EARLY_DISQUALIFICATION")
                .between(figures.week(), figures.week().plusWeeks(1));
        var said = new ArrayList<Cell>();
        figures.givenUp()
                .early()
                .ifPresentOrElse(
                        early -> said.add(frame.figure(
                                early.hits() + " of " + MailFrame.count(early.trials(), "lead", "leads")
                                        + " that were given up were given up early.",
                                LEADS,
                                of.and("bucket", "notDone"))),
                        () -> said.add(Cell.of("No lead was given up.")));
        if (!figures.givenUp().waived().isEmpty()) {
            said.add(frame.figure(
                    figures.givenUp().waived().entrySet().stream()
                            .map(each -> each.getKey() + " " + each.getValue())
                            .collect(Collectors.joining(", ", "Waived by their reason: ", ".")),
                    LEADS,
                    of.and("bucket", "waived")));
        }
        return Section.of("Given up", said);
    }

    private Section commitments() {
        var said = new ArrayList<Cell>();
        for (var each : figures.commitments()) {
            var path = "/v1/commitments/" + MailLinks.encoded(each.id()) + "/progress";
            var asked = new MailFrame.Parameters(Map.of()).and("at", frame.at()).and("judged", frame.at());
            said.add(frame.figure(each.id() + ", originated: " + each.originated(), path, asked));
            said.add(frame.figure(each.id() + ", influenced: " + each.influenced(), path, asked));
        }
        return Section.of("Commitments against pace", said);
    }

    private Section published() {
        var rows = figures.published().stream()
                .map(each -> List.of(
                        new Cell(each.what(), frame.links().to(each.link(), Map.of())),
                        Cell.of(frame.moment(each.at())),
                        Cell.of(each.effectiveFrom() == null ? "ever since" : frame.moment(each.effectiveFrom())),
                        Cell.of(each.reason())))
                .toList();
        return new Section(
                "Published", List.of(), new Table(List.of("what", "when", "in force from", "why"), rows), null);
    }

    private MailFrame.Parameters judged(String duty) {
        return frame.parameters().and("duty", duty).and("judged", frame.at());
    }

    private static String days(LocalDate week) {
        return MailFrame.date(week) + " to " + MailFrame.fullDate(week.plusDays(6));
    }
}
