package dev.leadline.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.leadline.pages.Workbench.assertAccessible;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.leadline.PackagedServer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is told of one lead, and what can be done about it there. */
@Tag("outside")
class LeadPageIT {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @RegisterExtension
    static final Workbench workbench = new Workbench();

    private static String minutesAgo(long minutes) {
        return PackagedServer.now()
                .minus(minutes, ChronoUnit.MINUTES)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static void tell(String method, String address, String fact) throws Exception {
        var answer = workbench
                .server()
                .send(method, "/v1/leads/" + address, Map.of("Content-Type", "application/json"), fact);
        Assertions.assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    /** A lead of tier B under the calendar that never closes: its first call is owed within 4 hours. */
    private static void lead(String id, String owner, long minutesAgo) throws Exception {
        tell(
                "PUT",
                id,
                """
                {"rank": 70, "stage": "MQL", "policy": "%s", "receivedAt": "%s", "owner": "%s", "team": "lead-team",
                 "attributes": {"company": "Company of %s"}}"""
                        .formatted(Workbench.ALWAYS_OPEN, minutesAgo(minutesAgo), owner, id));
    }

    private static double number(Locator drawn, String attribute) {
        return Double.parseDouble(drawn.getAttribute(attribute));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void each_deadline_stands_at_its_own_place_and_owners_are_told_apart() throws Exception {
        // Due 3 hours ago by the lead's clock; it was given on 90 minutes ago, so its second owner has 150 minutes
        // left.
        lead("strip-1", "strip-rep-1", 7 * 60);
        tell(
                "POST",
                "strip-1/assignments",
                "{\"owner\": \"strip-rep-2\", \"team\": \"lead-team\", \"occurredAt\": \"" + minutesAgo(90) + "\"}");
        var page = workbench.open("/leads/strip-1?duty=FIRST_CALL");
        assertThat(page.locator(".strip .deadline")).hasCount(2);
        var deadlines = page.locator(".strip .deadline");
        double begin = number(page.locator(".strip .axis").first(), "x1");
        double apart = number(deadlines.nth(1), "x") - number(deadlines.nth(0), "x");
        Assertions.assertThat(apart / (number(deadlines.nth(1), "x") - begin))
                .as("330 of 570 minutes lie between the deadlines")
                .isBetween(.57, .59);
        assertThat(page.locator(".bar .owner-0, .bar .owner-1")).hasCount(2);
        assertThat(page.locator(".time .swatch")).hasCount(3);
        assertAccessible(page);

        // late for four days: what comes after the deadlines is not to scale, and says so
        lead("strip-2", "strip-rep-1", 4 * 24 * 60);
        page.navigate("/leads/strip-2?duty=FIRST_CALL");
        assertThat(page.locator(".strip .gap")).containsText("4 days");
        Assertions.assertThat(
                        page.evaluate(
                                """
                        () => { const strip = document.querySelector('.strip svg');
                          return [...strip.querySelectorAll('text')].every(text => {
                            const box = text.getBBox();
                            return box.x >= 0 && box.x + box.width <= strip.viewBox.baseVal.width; }); }"""))
                .as("no label is cut")
                .isEqualTo(true);
    }

    @Test
    void a_pause_asks_and_shows_in_the_zone_of_the_lead() throws Exception {
        lead("pause-1", "pause-rep", 10);
        var page = workbench
                .newContext(new Browser.NewContextOptions().setTimezoneId("Asia/Tokyo"))
                .newPage();
        page.navigate("/leads/pause-1");
        button(page, "Pause").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Until (New York time)");
        assertThat(dialog).containsText(Pattern.compile("Here that is .*(22|23):00 Tokyo"));
        assertAccessible(page);
        dialog.getByLabel("Next Monday").check();
        dialog.getByLabel("Why").fill("asked to call back");
        page.keyboard().press("Enter");
        assertThat(page.locator(".paused-now"))
                .containsText(Pattern.compile("Paused until Mon .*, 09:00 New York: asked to call back"));
        var monday = PackagedServer.now()
                .atZone(NEW_YORK)
                .toLocalDate()
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .atTime(LocalTime.of(9, 0))
                .atZone(NEW_YORK)
                .toInstant();
        Assertions.assertThat(Instant.parse(monday.toString())).isAfter(PackagedServer.now());
        Assertions.assertThat(
                        workbench.server().get("/v1/leads/pause-1/timeline").body())
                .contains("\"to\":\"" + monday);

        // what it does is said by the duty: the policy lets no pause stop the first call
        assertThat(page.locator(".toast").last())
                .containsText(
                        Pattern.compile(
                                "paused until Mon .*, 09:00 New York\\. First call: still due .*\\. The policy lets no pause stop the clock of the first call\\. All attempts: due .* instead of "));
        page.keyboard().press("p");
        assertThat(dialog).containsText(Pattern.compile("Paused already until Mon .*, 09:00 New York"));
        assertAccessible(page);
        page.keyboard().press("Escape");
        button(page, "End the pause").click();
        assertThat(page.locator(".toast").last())
                .containsText(Pattern.compile(
                        "the pause is ended\\. First call: still due .* All attempts: due .* instead of "));
        assertThat(page.locator(".paused-now")).hasCount(0);
        page.keyboard().press("u");
        assertThat(page.locator(".paused-now")).containsText("09:00 New York: asked to call back");
    }

    @Test
    void giving_to_nobody_is_chosen_and_rejecting_says_what_it_withdraws() throws Exception {
        lead("give-1", "give-rep", 10);
        var page = workbench.open("/leads/give-1");
        assertThat(page.locator(".next")).containsText("attempt 1 of 4");
        page.locator("main").focus();
        page.keyboard().press("s");
        var dialog = page.getByRole(AriaRole.DIALOG);
        page.keyboard().press("Enter");
        // an empty name is no answer
        assertThat(dialog).isVisible();
        page.keyboard().type("nobody-knows");
        assertThat(dialog).containsText("Nobody who owns leads is called nobody-knows yet.");
        // a slip of the hand gives it to nobody whom others know
        page.keyboard().press("Enter");
        assertThat(dialog.getByLabel(Pattern.compile("Give it to them all the same")))
                .isFocused();
        assertThat(page.locator(".lead-facts")).containsText("owner give-rep");
        dialog.getByLabel(Pattern.compile("To nobody")).check();
        assertAccessible(page);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Give"))
                .click();
        assertThat(page.locator(".lead-facts")).containsText("owner nobody");
        assertThat(page.locator(".happened")).containsText("Given to nobody (lead-team)");

        page.locator(".acts .act button").first().click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Reject…"))
                .click();
        assertThat(dialog).containsText("No longer owed then:");
        assertThat(dialog).containsText(Pattern.compile("First call, due .*All attempts, due "));
        page.keyboard().press("Escape");
        assertThat(page.locator(".acts .act button").first()).isFocused();
    }

    @Test
    void moments_have_names_and_what_has_no_say_says_so_in_local_time() throws Exception {
        lead("moment-1", "moment-rep", 5 * 60);
        tell(
                "POST",
                "moment-1/attempts",
                "{\"id\": \"a1\", \"channel\": \"PHONE\", \"outcome\": \"CONNECTED\", \"occurredAt\": \""
                        + minutesAgo(90) + "\"}");
        tell("POST", "moment-1/withdrawals", "{\"kind\": \"attempt\", \"of\": \"a1\", \"reason\": \"a slip\"}");
        var page = workbench.open("/leads/moment-1");
        assertThat(page.locator(".happened .because"))
                .hasText(
                        Pattern.compile(
                                "Has no say: It was withdrawn on .* \\d{2}:\\d{2} \\(America/New_York\\)\\. A correction brings it back\\."));
        page.locator(".moments")
                .selectOption(
                        page.locator(".moments option", new Page.LocatorOptions().setHasText("Deadline: first call"))
                                .getAttribute("value"));
        assertThat(page.locator(".at-bar")).containsText(Pattern.compile("As of .*: .*Deadline: first call"));
        assertThat(page.locator("main")).containsText("Known now of that moment");
        page.locator(".at-bar input").focus();
        page.keyboard().press("Escape");
        assertThat(page).hasURL(Pattern.compile(".*/leads/moment-1"));
        assertThat(page.locator(".at-bar")).containsText("Now. Move it to see");
        // the calendar never closes: so the business day before ended at midnight
        button(page, "Business day before").click();
        assertThat(page.locator(".at-bar label")).containsText(Pattern.compile("As of .*, 00:00"));
        page.locator("main").focus();
        page.keyboard().press("]");
        assertThat(page.locator(".moments option:checked"))
                .containsText(Pattern.compile("Received|Warned|Deadline|Call"));
        assertAccessible(page);

        // Esc goes to now, and then to where one came from
        page.keyboard().press("Escape");
        assertThat(page.locator(".at-bar")).containsText("Now. Move it to see");
        page.locator(".owed").getByText("The decision").click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Facts it read"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*/decisions/.*panel=facts"));
        page.keyboard().press("Escape");
        assertThat(page.locator(".at-bar")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page).hasURL(Pattern.compile(".*/queue"));
    }

    @Test
    void at_twice_its_size_nothing_is_cut_and_every_target_can_be_hit() throws Exception {
        lead("zoom-1", "zoom-rep", 7 * 60);
        var page = workbench
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(640, 700)
                        .setDeviceScaleFactor(2))
                .newPage();
        page.navigate("/queue?owner=zoom-rep");
        var done = page.locator(".row").getByRole(AriaRole.BUTTON);
        assertThat(done).isVisible();
        var box = done.boundingBox();
        Assertions.assertThat(box.x + box.width).as("the end of a row").isLessThan(640);
        Workbench.assertTargets(page);
        page.navigate("/leads/zoom-1");
        assertThat(page.locator("clock-strip svg")).isVisible();
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(640);
        Workbench.assertTargets(page);
    }
}
