package dev.leadline.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.leadline.pages.Workbench.assertAccessible;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.leadline.PackagedServer;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a rep does in the queue. */
@Tag("outside")
class QueuePageIT {

    @RegisterExtension
    static final Workbench workbench = new Workbench();

    /**
     * Tells of a lead under the calendar that never closes. Tier A owes the first call within 2 business hours, tier B within 4.
     */
    private static void lead(String id, String owner, int rank, long minutesAgo, String company) throws Exception {
        var received =
                PackagedServer.now().minus(minutesAgo, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
        var answer = workbench
                .server()
                .send(
                        "PUT",
                        "/v1/leads/" + id,
                        Map.of("Content-Type", "application/json"),
                        """
                        {"rank": %d, "stage": "MQL", "policy": "%s", "receivedAt": "%s", "owner": "%s", "team": "%s-team",
                         "attributes": {"company": "%s"}}"""
                                .formatted(rank, Workbench.ALWAYS_OPEN, received, owner, owner, company));
        Assertions.assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    private static Locator row(Page page, String lead) {
        return page.locator(".row[data-lead='" + lead + "']");
    }

    @Test
    void a_rep_works_through_the_queue_by_keyboard_alone() throws Exception {
        // an hour left; three hours late; a day to come at the latest, which may be today or tomorrow
        lead("hour-soon", "hour-rep", 90, 60, "Umber Bank");
        lead("hour-late", "hour-rep", 70, 7 * 60, "Lumen Media");
        var page = workbench.open("/queue?owner=me");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Which owner of leads are you?");
        page.getByLabel("Find your name").fill("hour-rep");
        assertAccessible(page);
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        assertThat(page).hasURL(Pattern.compile(".*/queue\\?owner=hour-rep.*"));
        assertThat(row(page, "hour-late")).containsText("late");
        assertThat(page.locator("h1")).containsText("1 is late");
        assertThat(page.locator(".next-line"))
                .containsText("Next: call, 1 of 4, Lumen Media, late by 3 h of open time");
        assertThat(page.locator("section.group", new Page.LocatorOptions().setHasText("Just late")))
                .containsText("Lumen Media");
        assertAccessible(page);

        page.keyboard().press("2");
        assertThat(page.locator(".toast")).containsText("No row is chosen. Use j or k");
        page.keyboard().press("j");
        page.keyboard().press("j");
        assertThat(row(page, "hour-late")).isFocused();
        page.keyboard().press("k");
        page.keyboard().press("n");
        assertThat(row(page, "hour-late")).isFocused();
        assertThat(page.locator(".key-hints")).containsText("2 voicemail");
        page.keyboard().press("2");
        assertThat(page.locator(".toast"))
                .containsText(
                        Pattern.compile(
                                "Call to Lumen Media: voicemail\\. Next for it: call, 2 of 4, by .* Next here: Umber Bank, call, 1 of 7"));
        // by the stream: the next call has days
        assertThat(page.locator(".row:has-text('Call, 1 of 4')")).hasCount(0);
        assertThat(page.locator("h1")).containsText(Pattern.compile("nothing is late", Pattern.CASE_INSENSITIVE));
        assertThat(row(page, "hour-soon")).isFocused();
        var told = workbench.server().get("/v1/leads/hour-late/timeline").body();
        Assertions.assertThat(told).contains("\"VOICEMAIL\"");

        page.keyboard().press("u");
        assertThat(page.locator(".toast").last()).containsText("Taken back");
        assertThat(page.locator("h1")).containsText("1 is late");
        assertThat(row(page, "hour-late")).containsText("Call, 1 of 4");
        assertThat(row(page, "hour-late")).isFocused();

        // what is typed narrows the list, and not what is said of the queue
        page.keyboard().press("f");
        page.keyboard().type("umber");
        assertThat(page.locator(".row")).hasCount(1);
        assertThat(page.locator("h1")).containsText("1 is late");
        assertThat(page.locator(".shown")).hasText("Shown: 1 of 2 actions.");
        page.keyboard().press("Escape");
        page.keyboard().press("m");
        assertThat(page).hasURL(Pattern.compile(".*/queue\\?owner=hour-rep"));
        assertThat(page.locator(".row")).hasCount(2);
    }

    @Test
    void on_a_phone_the_focus_follows_the_work_and_no_key_is_silent() throws Exception {
        lead("narrow-1", "narrow-rep", 70, 7 * 60, "Juniper Labs");
        lead("narrow-2", "narrow-rep", 70, 6 * 60, "Kestrel Air");
        lead("narrow-3", "narrow-rep", 70, 5 * 60, "Larch Timber");
        var page = workbench
                .newContext(new Browser.NewContextOptions().setViewportSize(320, 640))
                .newPage();
        page.navigate("/queue?owner=narrow-rep&sort=due");
        row(page, "narrow-1").focus();
        page.keyboard().press("3");
        // it moves to the end, where it waits to be accepted or rejected
        assertThat(page.locator(".row").last()).containsText("Accept or reject");
        assertThat(row(page, "narrow-2")).isFocused();
        page.locator(".toast").getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator(".row").first()).containsText("Juniper Labs");
        assertThat(row(page, "narrow-1")).isFocused();

        page.keyboard().press("3");
        assertThat(row(page, "narrow-2")).isFocused();
        page.keyboard().press("j");
        page.keyboard().press("j");
        assertThat(row(page, "narrow-1")).isFocused();
        page.keyboard().press("2");
        assertThat(page.locator(".toast").last())
                .containsText(
                        "Next for Juniper Labs: accept or reject. 2 is for attempts only. Use a (accept) or x (reject).");
        assertAccessible(page);
        page.keyboard().press("k");
        page.keyboard().press("9");
        assertThat(page.locator(".toast").last()).containsText("The policy has 5 outcomes here. Use 1 to 5");
        page.keyboard().press("a");
        assertThat(page.locator(".row")).hasCount(2);
        assertThat(row(page, "narrow-1")).isFocused();
    }

    @Test
    void giving_up_too_early_is_said_before_it_is_done_and_a_reason_that_waives_too() throws Exception {
        lead("early-lead", "early-rep", 90, 30, "Yarrow Freight");
        var page = workbench.open("/queue?owner=early-rep");
        row(page, "early-lead").getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByRole(AriaRole.MENU)).containsText("No answer");
        assertAccessible(page);
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Disqualify…"))
                .click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("given up too early");
        assertThat(dialog).containsText("7 by phone, 3 by email");
        dialog.locator("[name=reason]").selectOption("competitor");
        assertThat(dialog).containsText("waived by this reason");
        assertAccessible(page);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Disqualify"))
                .click();
        assertThat(page.locator("main")).containsText("Nothing is to be done here");
        Assertions.assertThat(workbench.server().get("/v1/leads/early-lead").body())
                .contains("\"CLOSED\"");
    }

    @Test
    void what_is_new_waits_while_the_focus_is_in_the_list_and_filters_are_chips() throws Exception {
        lead("calm-1", "calm-rep", 90, 30, "Harbor Media");
        var page = workbench.open("/queue?owner=calm-rep&sort=due");
        row(page, "calm-1").focus();
        page.mouse().move(300, 300);
        lead("calm-0", "calm-rep", 90, 40, "Ironwood Foods");
        // a hand that moves in the list, until the stream has told
        for (int i = 0; i < 100 && page.locator(".arrivals").count() == 0; i++) {
            page.locator(".queue").hover(new Locator.HoverOptions().setPosition(5 + i % 2, 5));
            page.waitForTimeout(100);
        }
        assertThat(page.locator(".arrivals")).hasText("1 new");
        assertThat(page.locator(".row")).hasCount(1);
        page.locator(".arrivals").click();
        assertThat(page.locator(".row").first()).containsText("Ironwood Foods");

        page.keyboard().press("f");
        page.keyboard().type("harbor");
        assertThat(page).hasURL(Pattern.compile(".*q=harbor.*"));
        assertThat(page.locator(".row")).hasCount(1);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take out the filter Words harbor"))
                .click();
        assertThat(page.locator(".row")).hasCount(2);
        page.goBack();
        assertThat(page.locator(".row")).hasCount(1);
    }

    @Test
    void hostile_text_is_text_and_a_phone_shows_it_without_scrolling_sideways() throws Exception {
        lead("hostile-1", "hostile-rep", 90, 30, "<img src=x onerror=alert(1)> \\u202e\\u200b" + "W".repeat(150));
        var page = workbench.dark(320, 640).newPage();
        page.navigate("/queue?owner=hostile-rep");
        assertThat(row(page, "hostile-1")).containsText("<img src=x onerror=alert(1)>");
        Assertions.assertThat(page.locator("main img").count()).isZero();
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("no sideways scrolling at 320 px")
                .isEqualTo(320);
        assertAccessible(page);
        page.navigate("/leads/hostile-1");
        assertThat(page.locator("h1")).containsText("<img src=x onerror=alert(1)>");
        assertThat(page.locator("clock-strip svg")).isVisible();
        Assertions.assertThat(page.locator("main img").count()).isZero();
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(320);
        assertAccessible(page);
    }

    @Test
    void the_sample_is_in_groups_whose_counts_are_those_of_their_lists() throws Exception {
        var page = workbench.open("/queue?team=east");
        assertThat(page.locator(".group").first()).isVisible();
        var folded = page.locator(".group:has(.fold[aria-expanded=false]) .fold");
        while (folded.count() > 0) {
            folded.first().click();
        }
        assertThat(page.locator(".skeleton")).hasCount(0);
        for (var group : page.locator(".group").all()) {
            var more = group.getByRole(
                    AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Show more")));
            while (more.count() > 0) {
                int before = group.locator(".row").count();
                more.click();
                assertThat(group.locator(".row").nth(before)).isAttached();
            }
            var count = group.locator(".fold span").textContent();
            assertThat(group.locator(".row")).hasCount(Integer.parseInt(count));
        }
        Assertions.assertThat(List.of("Late for longer", "Later"))
                .allSatisfy(title -> assertThat(page.locator("main")).containsText(title));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("By owner"))
                .click();
        assertThat(page.locator(".group")).hasCount(5);
        assertAccessible(page);
    }

    @Test
    void a_leads_page_explains_the_deadline_and_what_was_said_at_another_moment() throws Exception {
        lead("story-1", "story-rep", 70, 60, "Silverlake Health");
        var moment = PackagedServer.now().toString();
        var page = workbench.open("/leads/story-1");
        assertThat(page.locator("h1")).hasText("Silverlake Health");
        assertThat(page.locator(".next")).containsText("Call the lead (attempt 1 of 4) by");
        assertThat(page.locator("clock-strip svg"))
                .hasAttribute(
                        "aria-label", Pattern.compile("By the lead's clock: counted .* on .*; due .* New York time"));
        assertThat(page.locator(".owed")).containsText("owner's clock");
        assertThat(page.locator(".time")).containsText("story-rep owned it");
        assertThat(page.locator(".coming")).containsText("late; told: team");
        assertThat(page.locator(".happened")).containsText("Received, ranked 70, given to story-rep (story-rep-team)");
        assertAccessible(page);

        page.locator("main").focus();
        page.keyboard().press("3");
        assertThat(page.locator(".toast")).containsText("connected");
        assertThat(page.locator(".next")).containsText("Accept or reject");
        assertThat(page.locator(".happened")).containsText("Call, connected");
        page.navigate("/leads/story-1?at=" + moment);
        assertThat(page.locator("main")).containsText("Known now of that moment");
        assertThat(page.locator(".said").first()).containsText("Call the lead (attempt 1 of 4)");
        assertThat(page.locator(".acts")).hasCount(0);
        assertThat(page.getByText("Take back")).hasCount(0);
        assertAccessible(page);

        // also after the page was loaded anew, what was told last is taken back, and once
        page.navigate("/leads/story-1");
        assertThat(page.locator(".next")).containsText("Accept or reject");
        page.keyboard().press("u");
        assertThat(page.locator(".toast").last()).containsText("Taken back: Call to Silverlake Health: connected.");
        assertThat(page.locator(".next")).containsText("attempt 1 of 4");
        page.keyboard().press("u");
        assertThat(page.locator(".toast").last()).containsText("Nothing to take back: in this tab nothing was told");

        page.keyboard().press("2");
        var back = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take back: Call, voicemail"));
        back.focus();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Take back: Call, voicemail?");
        assertAccessible(page);
        page.keyboard().press("Enter");
        assertThat(back).hasCount(0);
        assertThat(page.locator(".happened li:focus")).containsText("Call, voicemail Has no say: It was withdrawn");
        assertThat(page.locator(".next")).containsText("attempt 1 of 4");
    }
}
