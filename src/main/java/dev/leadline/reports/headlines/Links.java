package dev.leadline.reports.headlines;

import dev.leadline.kernel.headline.Answer;
import dev.leadline.kernel.headline.Figure;
import dev.leadline.reports.LeadsLink;
import dev.leadline.reports.duties.DutyQuestion;
import dev.leadline.reports.duties.DutyQuestion.Period;
import dev.leadline.reports.duties.DutyQuestion.View;
import dev.leadline.reports.duties.Grouping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The addresses behind an answer. They name the moment of judging, so that they show its very numbers whenever they are
 * opened.
 *
 * @param asked the question that the headline was asked
 */
record Links(DutyQuestion asked) {

    private static final String FIRST_CALL = "FIRST_CALL";
    private static final String JUDGED = "&bucket=judged";
    private static final String LATE = "&bucket=keptLate&bucket=notDone";

    /** Returns the list behind a figure, or the report that has it where it is of no duties. */
    String list(Figure figure) {
        var group = figure.group();
        switch (figure.name()) {
            case "keptBefore":
                return duties(group, HeadlineReading.before(asked.period())) + JUDGED;
            case "keptByOwnClock":
                return duties(group, asked.period()) + "&class=own";
            case "keptByRestOfTeam":
            case "kept":
                return duties(group, asked.period()) + JUDGED;
            case "routedOrHandedOnLate":
                return duties(group, asked.period()) + "&class=routing&class=handedOnLate";
            case "acceptedOfKept":
                return duties(group, asked.period()) + "&bucket=kept";
            case "acceptedOfKeptLate":
                return duties(group, asked.period()) + "&bucket=keptLate";
            case "ownersBelow":
                return report("compliance", "duty=" + group.get("duty"), "by=owner", group);
            case "late":
            case "lackingChannel":
                return duties(group, asked.period()) + LATE;
            default:
                return report("activity", null, "by=source", group);
        }
    }

    /** Returns the reports to look at for a question. */
    List<String> reports(Answer answer) {
        var duty = "duty="
                + answer.evidence().stream()
                        .map(figure -> figure.group().get("duty"))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(FIRST_CALL);
        switch (answer.question()) {
            case KEPT:
                return List.of(report("compliance", duty, "by=week"), report("compliance", duty, "by=team"));
            case PEOPLE:
                return List.of(report("compliance", duty, "by=team,owner"));
            case HAND_OVER:
                return List.of(report("compliance", duty, "by=team"));
            case CAPACITY:
                return List.of(report("compliance", duty, "by=hour"), report("intake", null, "by=hour"));
            case PROMISE:
                return List.of(
                        report("compliance", "duty=ALL_ATTEMPTS", "by=tier"), report("activity", null, "by=tier"));
            case LEADS:
                return List.of(
                        report("activity", null, "by=source"),
                        report("compliance", "duty=EARLY_DISQUALIFICATION", "by=source"));
            case CHANGE:
                return List.of(report("compliance", duty, "by=policy,version"));
            default:
                return List.of(report("compliance", duty, "by=tier"), report("activity", null, "by=tier"));
        }
    }

    private String duties(Map<String, String> group, Period period) {
        var question = new DutyQuestion(
                group.getOrDefault("duty", FIRST_CALL),
                new Period(View.DUE, period.from(), period.to()),
                asked.moment(),
                asked.wanted());
        return LeadsLink.to(question.of(groupings(group)));
    }

    private String report(String name, String duty, String by) {
        return report(name, duty, by, Map.of());
    }

    /** The same filters as the list has, at another address. */
    private String report(String name, String duty, String by, Map<String, String> group) {
        var list = duties(group, asked.period());
        var filters = list.substring(list.indexOf("&from="));
        var view = duty == null ? "" : duty + "&view=due&";
        return "/v1/reports/" + name + "?" + view + by + filters;
    }

    private static Map<Grouping, String> groupings(Map<String, String> group) {
        var groupings = new HashMap<Grouping, String>();
        group.forEach((name, value) -> Grouping.findColumn(name).ifPresent(grouping -> groupings.put(grouping, value)));
        return groupings;
    }
}
