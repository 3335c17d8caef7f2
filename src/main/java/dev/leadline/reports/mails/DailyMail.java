package dev.leadline.reports.mails;

import dev.leadline.reports.mails.MailContent.Cell;
import dev.leadline.reports.mails.MailContent.Section;
import dev.leadline.reports.mails.MailContent.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes what a daily mail says. Names of people stand only in a mail about one team. */
final class DailyMail {

    private static final String LEADS = "/v1/reports/leads";
    private static final String LATE_NOW = "/v1/reports/late-now";

    private final DailyFigures figures;
    private final MailFrame frame;
    private final String who;

    DailyMail(DailyFigures figures, MailFrame frame) {
        this.figures = figures;
        this.frame = frame;
        this.who = frame.filter().isOfOneTeam() ? "owner" : "team";
    }

    MailContent content() {
        var sections = new ArrayList<Section>();
        if (figures.late().duties() > 0) {
            sections.add(late());
            sections.add(longest());
        }
        if (!figures.due().isEmpty()) {
            sections.add(due());
        }
        if (figures.since().ended().values().stream().anyMatch(DailyFigures.Ended::isAny)) {
            sections.add(since());
        }
        if (figures.restated().duties().values().stream().anyMatch(count -> count > 0)) {
            sections.add(restated());
        }
        if (figures.unscored().leads() > 0) {
            sections.add(unscored());
        }
        if (sections.isEmpty()) {
            sections.add(Section.of(
                    "All quiet",
                    List.of(Cell.of("Nothing is late, nothing is due today, and nothing has changed since the last"
                            + " mail."))));
        }
        return new MailContent(subject(), frame.about(), sections, frame.footer());
    }

    private String subject() {
        var day = "Leadline daily, " + MailFrame.day(frame.today()) + ": ";
        if (figures.isQuiet()) {
            return day + "all quiet";
        }
        return day + figures.late().duties() + " late now, " + dueToday() + " due today";
    }

    private long dueToday() {
        return figures.due().values().stream()
                .flatMap(duties -> duties.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    private Section late() {
        var rows = figures.late().groups().stream()
                .map(each -> List.of(
                        Cell.of(nameOf(each.name())),
                        Cell.of(DutyWords.of(each.duty())),
                        frame.figure(each.duties(), LEADS, lateNow(each.duty()).of(who, each.name())),
                        Cell.of(MailFrame.time(each.oldest()))))
                .toList();
        return new Section(
                "Late now: " + duties(figures.late().duties()),
                List.of(),
                new Table(List.of(who, "duty", "late", "oldest, in open time"), rows),
                null);
    }

    private Section longest() {
        var leads = figures.late().longest();
        var rows = leads.stream()
                .map(each -> List.of(
                        new Cell(each.id(), frame.links().to("/v1/leads/" + MailLinks.encoded(each.id()), Map.of())),
                        Cell.of(DutyWords.of(each.duty())),
                        Cell.of(nameOf(each.who())),
                        Cell.of(frame.moment(each.deadline())),
                        Cell.of(MailFrame.time(each.lateFor()))))
                .toList();
        long more = figures.late().duties() - leads.size();
        var rest = new Cell(
                more > 0 ? "And " + more + " more: all that is late now" : "All that is late now",
                frame.links().to(LATE_NOW, frame.parameters().all()));
        return new Section(
                "Late for longest",
                List.of(rest),
                new Table(List.of("lead", "duty", who + " now", "was due", "late for"), rows),
                null);
    }

    private Section due() {
        var rows = new ArrayList<List<Cell>>();
        figures.due()
                .forEach((team, duties) -> duties.forEach((duty, count) -> rows.add(List.of(
                        Cell.of(nameOf(team)),
                        Cell.of(DutyWords.of(duty)),
                        frame.figure(
                                count,
                                LEADS,
                                judged(duty, "inTime")
                                        .of("team", team)
                                        .between(frame.today(), frame.today().plusDays(1)))))));
        return new Section(
                "Due today: " + duties(dueToday()), List.of(), new Table(List.of("team", "duty", "due"), rows), null);
    }

    private Section since() {
        var since = figures.since();
        var rows = new ArrayList<List<Cell>>();
        since.ended().forEach((duty, ended) -> {
            if (ended.isAny()) {
                rows.add(List.of(
                        Cell.of(DutyWords.of(duty)),
                        frame.figure(
                                ended.notDone(), LEADS, judged(duty, "notDone").between(since.from(), since.to())),
                        frame.figure(
                                ended.keptLate(),
                                LEADS,
                                judged(duty, "keptLate").between(since.from(), since.to()))));
            }
        });
        var last = since.to().minusDays(1);
        var days =
                MailFrame.shortDay(since.from()) + (last.equals(since.from()) ? "" : " to " + MailFrame.shortDay(last));
        return new Section(
                "Broken or kept late, of what was due since the last mail (" + days + ")",
                List.of(),
                new Table(List.of("duty", "not done", "kept late"), rows),
                null);
    }

    private Section restated() {
        var said = new ArrayList<Cell>();
        figures.restated().duties().forEach((duty, count) -> {
            if (count > 0) {
                said.add(frame.figure(
                        DutyWords.of(duty) + ": " + MailFrame.count(count, "duty has", "duties have")
                                + " another result than when the last mail was written, because of what was told late.",
                        "/v1/reports/restatements",
                        frame.parameters()
                                .and("duty", duty)
                                .and("judged", figures.restated().since())
                                .between(
                                        figures.restated().from(),
                                        figures.restated().to())));
            }
        });
        return Section.of("Restatements", said);
    }

    private Section unscored() {
        var unscored = figures.unscored();
        return Section.of(
                "Waiting for a score",
                List.of(frame.figure(
                        MailFrame.count(unscored.leads(), "lead has", "leads have")
                                + " waited for more than a day, the first since " + frame.moment(unscored.oldest())
                                + ".",
                        "/v1/reports/intake",
                        frame.parameters().between(frame.today(), frame.today().plusDays(1)))));
    }

    /** Whenever it was due: the longest period that a list takes. */
    private MailFrame.Parameters lateNow(String duty) {
        var end = frame.today().plusDays(1);
        return frame.parameters()
                .and("duty", duty)
                .and("only", "lateNow")
                .and("judged", frame.at())
                .between(end.minusYears(10), end);
    }

    private MailFrame.Parameters judged(String duty, String bucket) {
        return frame.parameters().and("duty", duty).and("bucket", bucket).and("judged", frame.at());
    }

    private static String nameOf(String name) {
        return name == null ? "nobody" : name;
    }

    private static String duties(long count) {
        return MailFrame.count(count, "duty", "duties");
    }
}
