package dev.leadline.reports.mails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.reports.mails.DailyFigures.Ended;
import dev.leadline.reports.mails.DailyFigures.Group;
import dev.leadline.reports.mails.DailyFigures.Late;
import dev.leadline.reports.mails.DailyFigures.Lead;
import dev.leadline.reports.mails.DailyFigures.Restated;
import dev.leadline.reports.mails.DailyFigures.Since;
import dev.leadline.reports.mails.DailyFigures.Unscored;
import dev.leadline.reports.subscriptions.Frequency;
import dev.leadline.reports.subscriptions.MailFilterBody;
import dev.leadline.reports.subscriptions.ReportSubscription;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The words of daily mails, from figures by hand. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DailyMailTest {

    /** Monday, 08:00 in New York. */
    private static final Instant AT = Instant.parse("2026-11-30T13:00:00Z");

    private static final Since NOTHING =
            new Since(LocalDate.parse("2026-11-27"), LocalDate.parse("2026-11-30"), Map.of());
    private static final DailyFigures QUIET = new DailyFigures(
            new Late(List.of(), List.of()), Map.of(), NOTHING, restated(Map.of()), new Unscored(0, null));

    @Inject
    MailTemplates templates;

    static MailFrame frame(Frequency frequency, MailFilterBody filter) {
        var wanted = new ReportSubscription.Wanted("lead@example.com", frequency, "us-sales", null, filter, true);
        var id = UUID.fromString("0193a1b2-0000-7000-8000-000000000007");
        return new MailFrame(
                new ReportSubscription(id, wanted, AT, 1, AT),
                ZoneId.of("America/New_York"),
                AT,
                new MailLinks(URI.create("https://leadline.example.com/")));
    }

    static MailFilterBody team(String... team) {
        return new MailFilterBody(null, null, List.of(team), null, null, null);
    }

    private static String expected(String file) throws Exception {
        return Files.readString(Path.of("src/test/resources/mails", file));
    }

    private static Restated restated(Map<String, Long> duties) {
        return new Restated(
                Instant.parse("2026-11-27T13:00:00Z"),
                LocalDate.parse("2026-08-27"),
                LocalDate.parse("2026-11-27"),
                duties);
    }

    private static Lead late(String lead, String owner, int minutes) {
        return new Lead(lead, "FIRST_CALL", owner, Instant.parse("2026-11-27T17:30:00Z"), Duration.ofMinutes(minutes));
    }

    private static DailyFigures figures(String one, String other) {
        return new DailyFigures(
                new Late(
                        List.of(
                                new Group(one, "FIRST_CALL", 2, Duration.ofMinutes(411)),
                                new Group(null, "FIRST_CALL", 1, Duration.ofMinutes(20))),
                        List.of(late("L-7", one, 411), late("L/8 ä", one, 60), late("L-9", null, 20))),
                Map.of("west", Map.of("FIRST_CALL", 4L)),
                new Since(
                        LocalDate.parse("2026-11-27"),
                        LocalDate.parse("2026-11-30"),
                        Map.of("FIRST_CALL", new Ended(1, 2), "ALL_ATTEMPTS", new Ended(0, 0))),
                restated(Map.of("FIRST_CALL", 1L, "ALL_ATTEMPTS", 0L)),
                new Unscored(2, Instant.parse("2026-11-25T14:30:00Z")));
    }

    @Test
    void a_daily_mail_of_one_team_names_its_people() throws Exception {
        var mail = templates
                .write(
                        new DailyMail(figures("west-1", null), frame(Frequency.DAILY, team("west"))).content(),
                        Frequency.DAILY,
                        AT)
                .data();

        assertThat(mail.text()).isEqualTo(expected("daily-of-one-team.txt"));
        assertThat(mail.subject()).isEqualTo("Leadline daily, Mon 30 Nov 2026: 3 late now, 4 due today");
        assertThat(mail.html())
                .contains("<h2", "Late now: 3 duties", "6 h 51 min")
                .contains("href=\"https://leadline.example.com/v1/reports/leads?team=west&amp;duty=FIRST_CALL")
                .contains("href=\"https://leadline.example.com/v1/leads/L%2F8%20%C3%A4\">L/8 ä</a>");
    }

    @Test
    void all_quiet_is_said_in_one_sentence() throws Exception {
        var mail = templates
                .write(
                        new DailyMail(QUIET, frame(Frequency.DAILY, MailFilterBody.everything())).content(),
                        Frequency.DAILY,
                        AT)
                .data();

        assertThat(QUIET.isQuiet()).isTrue();
        assertThat(mail.text()).isEqualTo(expected("daily-all-quiet.txt"));
    }

    @Test
    void no_name_becomes_markup_a_header_or_a_link_elsewhere() {
        var hostile = "<img src=x onerror=alert(1)>\" onclick='x' &amp; \r\nBcc: x@example.com";
        var mail = templates
                .write(
                        new DailyMail(figures(hostile, null), frame(Frequency.DAILY, team(hostile))).content(),
                        Frequency.DAILY,
                        AT)
                .data();

        assertThat(mail.html())
                .doesNotContain("<img", "onclick='x'", "\" onclick")
                .contains("&lt;img src=x onerror=alert(1)&gt;&quot; onclick=&#39;x&#39; &amp;amp;")
                .contains(
                        "team=%3Cimg%20src%3Dx%20onerror%3Dalert%281%29%3E%22%20onclick%3D%27x%27%20%26amp%3B%20%0D%0A");
        assertThat(mail.subject()).doesNotContain("\r", "\n");
        assertThat(mail.text()).doesNotContain("\r").doesNotContain("\nBcc:");
    }

    @Test
    void more_than_fifteen_leads_are_behind_a_link() {
        var leads = new ArrayList<Lead>();
        for (int i = 0; i < 15; i++) {
            leads.add(late("L-" + i, "west-1", 100 - i));
        }
        var figures = new DailyFigures(
                new Late(List.of(new Group("west-1", "FIRST_CALL", 22, Duration.ofMinutes(100))), leads),
                Map.of(),
                NOTHING,
                restated(Map.of()),
                new Unscored(0, null));
        var content = new DailyMail(figures, frame(Frequency.DAILY, team("west"))).content();

        assertThat(content.sections().get(1).table().rows()).hasSize(15);
        assertThat(content.sections().get(1).sentences().get(0).text()).isEqualTo("And 7 more: all that is late now");
        assertThat(content.sections().get(1).sentences().get(0).link()).contains("team=west");
    }
}
