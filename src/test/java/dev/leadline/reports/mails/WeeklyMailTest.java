package dev.leadline.reports.mails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.alerts.reports.ReportMail;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.kernel.statistics.Proportion;
import dev.leadline.reports.mails.WeeklyFigures.Commitment;
import dev.leadline.reports.mails.WeeklyFigures.GivenUp;
import dev.leadline.reports.mails.WeeklyFigures.Group;
import dev.leadline.reports.mails.WeeklyFigures.Kept;
import dev.leadline.reports.mails.WeeklyFigures.Published;
import dev.leadline.reports.subscriptions.Frequency;
import dev.leadline.reports.subscriptions.MailFilterBody;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The words of weekly mails, from figures by hand; intervals are Wilson's, worked out with decimal numbers. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class WeeklyMailTest {

    private static final LocalDate WEEK = LocalDate.parse("2026-11-23");

    @Inject
    MailTemplates templates;

    private static Kept firstCalls() {
        var weeks = new TreeMap<LocalDate, Proportion>();
        weeks.put(LocalDate.parse("2026-11-02"), new Proportion(336, 384));
        weeks.put(LocalDate.parse("2026-11-09"), new Proportion(90, 100));
        weeks.put(LocalDate.parse("2026-11-16"), new Proportion(70, 80));
        weeks.put(WEEK, new Proportion(315, 384));
        return new Kept("FIRST_CALL", weeks);
    }

    private static WeeklyFigures figures(List<String> headline, String one, String other) {
        var late = new LinkedHashMap<String, Long>();
        late.put("under 1 business day", 12L);
        late.put("1 to 3", 5L);
        late.put("3 to 10", 0L);
        late.put("over 10", 2L);
        return new WeeklyFigures(
                WEEK,
                headline,
                List.of(firstCalls(), new Kept("DISPOSITION", new TreeMap<>())),
                List.of(
                        new Group(one, new Proportion(33, 49), new Proportion(43, 49), 10),
                        new Group(other, new Proportion(18, 20), new Proportion(19, 20), 1)),
                late,
                new GivenUp(
                        Optional.of(new Proportion(20, 56)), new TreeMap<>(Map.of("duplicate", 17L, "competitor", 9L))),
                List.of(new Commitment(
                        "q4", "$348,000 counted: 102.5% of pace ($339,677).", "Nothing was due by now.")),
                List.of(new Published(
                        "The policy mql-to-sal-simple",
                        "/v1/policies/mql-to-sal-simple/publications",
                        Instant.parse("2026-11-24T15:00:00Z"),
                        Instant.parse("2026-12-01T05:00:00Z"),
                        "Three calls instead of two <b>")));
    }

    private ReportMail write(WeeklyFigures figures, MailFilterBody filter) {
        var frame = DailyMailTest.frame(Frequency.WEEKLY, filter);
        return templates.write(new WeeklyMail(figures, frame).content(), Frequency.WEEKLY, frame.at());
    }

    @Test
    void a_weekly_mail_says_how_promises_were_kept() throws Exception {
        var headline = List.of("First calls: 82.0% kept, -5.5 points.", "The team `west` was routed late.");
        var mail = write(figures(headline, "east", "west"), MailFilterBody.everything());

        assertThat(mail.type()).isEqualTo("report.weekly");
        assertThat(mail.data().text()).isEqualTo(Files.readString(Path.of("src/test/resources/mails/weekly.txt")));
        assertThat(mail.data().subject())
                .isEqualTo("Leadline weekly, 23 Nov to 29 Nov 2026: 82.0% of first calls kept");
        assertThat(mail.data().html()).contains("Three calls instead of two &lt;b&gt;");
    }

    @Test
    void charts_are_within_the_mail_and_say_the_same_in_words() {
        var mail = write(figures(List.of(), "east", "west"), MailFilterBody.everything())
                .data();

        assertThat(mail.pictures()).extracting(ReportMail.Picture::id).containsExactly("kept-by-week", "late-by-age");
        assertThat(mail.pictures()).allSatisfy(each -> assertThat(each.png()).startsWith(0x89, 'P', 'N', 'G'));
        assertThat(mail.html())
                .contains(
                        "src=\"cid:kept-by-week\"",
                        "alt=\"First calls kept, by week: 2 Nov 87.5% of 384 (83.8 to 90.4), 9 Nov 90.0% of 100",
                        "src=\"cid:late-by-age\"",
                        "alt=\"Duties late now, by open time since the deadline: under 1 business day 12, 1 to 3 5,");
    }

    @Test
    void a_mail_of_one_team_is_by_owner() {
        var all = write(figures(List.of(), "east", "west"), MailFilterBody.everything())
                .data()
                .text();
        var team = write(figures(List.of(), "west-1", "west-2"), DailyMailTest.team("west"))
                .data()
                .text();

        assertThat(all).contains("First calls by team, by both clocks").contains("&team=east&");
        assertThat(team).contains("First calls by owner, by both clocks").contains("&owner=west-1&");
    }

    @Test
    void a_week_without_anything_is_said_in_words() {
        var nothing = new WeeklyFigures(
                WEEK,
                List.of(),
                List.of(new Kept("FIRST_CALL", new TreeMap<>())),
                List.of(),
                Map.of(),
                new GivenUp(Optional.empty(), Map.of()),
                List.of(),
                List.of());
        var mail = write(nothing, MailFilterBody.everything()).data();

        assertThat(mail.subject()).isEqualTo("Leadline weekly, 23 Nov to 29 Nov 2026: no first call was due");
        assertThat(mail.pictures()).isEmpty();
        assertThat(mail.text())
                .contains("No test of the week stands out from chance.", "Nothing is late.", "No lead was given up.");
    }
}
