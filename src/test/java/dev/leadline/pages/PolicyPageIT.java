package dev.leadline.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.leadline.pages.Workbench.assertAccessible;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.leadline.PackagedServer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is promised today, in a list, on a page, and by which calendar. */
@Tag("outside")
class PolicyPageIT {

    @RegisterExtension
    static final Workbench workbench = new Workbench();

    @Test
    void the_list_says_who_drafts_what_and_is_filtered_by_the_address() throws Exception {
        var draft = DraftInHand.of(workbench.server(), "policy-page-1");
        draft.set("attempts", "A", "PHONE", "many");
        var page = workbench.open("/policies?q=policy-page-1");
        var row = page.locator("tr[data-policy=policy-page-1]");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(row).containsText("more " + DraftInHand.SOMEBODY + ", 1 cell changed");
        // What was published is no draft any more.
        assertThat(row).not().containsText("main");
        assertThat(row).containsText("1 error");
        assertAccessible(page);
        page.getByRole(AriaRole.SEARCHBOX).fill("no such policy");
        assertThat(page.locator("main")).containsText("No policy is like this");
        button(page, "Clear filters").click();
        assertThat(page.locator("tr[data-policy=mql-to-sal-predictive]")).isVisible();
    }

    @Test
    void a_change_begins_from_what_is_in_force_or_scheduled_or_goes_on_with_a_draft() throws Exception {
        var policy = PolicyInHand.published(workbench.server(), "policy-page-3");
        long first = policy.read().at("/publication/sequence").asLong();
        policy.tellLead("policy-page-3-lead", PackagedServer.now().toString());
        policy.setCalls(9);
        long second = policy.publish("Next year", ", \"effectiveFrom\": \"2199-01-07T05:00:00Z\"");
        policy.begin("begun");

        var page = workbench.context().newPage();
        page.addInitScript("localStorage.setItem('leadline.name', 'ann@example.com')");
        page.navigate(policy.address());
        assertThat(page.locator("ol.publications li.IN_FORCE")).containsText("1 open lead follows it.");
        button(page, "Change").click();
        assertThat(page.locator("change-dialog")).containsText("nothing changed yet");
        assertThat(page.locator("change-dialog input:checked")).hasValue("publication:" + second);
        assertAccessible(page);
        button(page, "Begin another draft").click();
        assertThat(page.locator("h1 + p"))
                .containsText(Pattern.compile("Built upon publication " + second
                        + ", which is scheduled from Mon 7 Jan 2199, 00:00 New York.*\\. 0 cells changed\\."));
        assertThat(page.locator(".besides")).hasCount(0);

        page.navigate(policy.address());
        button(page, "Change").click();
        page.getByLabel(Pattern.compile("what is in force now")).check();
        button(page, "Begin another draft").click();
        assertThat(page.locator("h1 + p"))
                .containsText("Built upon publication " + first + ", which is in force. 0 cells changed.");
        assertThat(page.locator(".besides"))
                .containsText(
                        Pattern.compile(
                                "Publication " + second
                                        + " is scheduled from Mon 7 Jan 2199, 00:00 New York.*, and this draft has none of its changes"));

        page.navigate(policy.address());
        button(page, "Change").click();
        page.locator("change-dialog .going-on a", new Page.LocatorOptions().setHasText("begun"))
                .click();
        assertThat(page.locator("h1")).hasText("begun");
    }

    @Test
    void drafts_are_deleted_also_those_that_were_published() throws Exception {
        var policy = PolicyInHand.published(workbench.server(), "policy-page-4");
        policy.begin("begun");
        var page = workbench.context().newPage();
        page.addInitScript("localStorage.setItem('leadline.name', 'ann@example.com')");
        page.navigate(policy.address());
        assertThat(page.locator("draft-list > section > ul li")).hasCount(1);
        page.getByText("1 draft was published").click();
        assertThat(page.locator("draft-list details li")).containsText("became publication");
        button(page, "Delete the draft main").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("stays as it is. The revisions of the draft go.");
        assertAccessible(page);
        button(page, "Delete").click();
        assertThat(page.locator(".toast")).containsText("The draft main is deleted.");
        assertThat(page.locator("draft-list details")).hasCount(0);
        button(page, "Delete the draft begun").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("what was never published is lost");
        page.keyboard().press("Escape");
        Assertions.assertThat(policy.drafts().findValuesAsText("name")).containsExactly("begun");
    }

    @Test
    void a_policy_is_read_as_a_ruler_a_grid_and_sentences() throws Exception {
        DraftInHand.of(workbench.server(), "policy-page-2");
        for (var page : new Page[] {
            workbench.context().newPage(), workbench.dark(320, 640).newPage()
        }) {
            page.navigate("/policies/policy-page-2");
            assertThat(page.locator("rank-ruler svg"))
                    .hasAttribute(
                            "aria-label", Pattern.compile("85 to 100: A; 60 to 85: B; 45 to 60: C; 0 to 45: NURTURE"));
            assertThat(page.locator("table[role=grid] tbody tr").first())
                    .hasText(
                            Pattern.compile(
                                    "A\\s*85\\s*100\\s*work\\s*7\\s*3\\s*2 business hours\\s*8 business days\\s*teleprospecting"));
            assertThat(page.locator(".sentences").first())
                    .containsText("Leads ranked 85 or more: 7 calls and 3 emails");
            assertAccessible(page);
        }
        Assertions.assertThat(workbench
                        .context()
                        .pages()
                        .get(0)
                        .evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void a_calendar_is_changed_beside_the_year_that_it_gives() throws Exception {
        var id = "calendar-page-1";
        var made = workbench
                .server()
                .send(
                        "POST",
                        "/v1/calendars/" + id + "/publications",
                        Map.of("From", DraftInHand.SOMEBODY),
                        """
                        {"reason": "Begun", "calendar": {"id": "calendar-page-1", "timezone": "Europe/Berlin", "hours": {"mon": [["09:00", "17:00"]]},
                         "holidays": [{"date": "2030-12-25", "name": "<img src=x onerror=alert(1)>"}]}}""");
        Assertions.assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        workbench.allow("422");
        var page = workbench.context().newPage();
        page.addInitScript("localStorage.setItem('leadline.name', 'ann@example.com')");
        page.navigate("/calendars/" + id + "?year=2030");
        assertThat(page.locator("h1")).hasText(id + " is open Monday 09:00 to 17:00");
        assertThat(page.locator(".day.holiday").first()).hasText("25: <img src=x onerror=alert(1)>");
        button(page, "Change").click();
        page.getByLabel("Tuesday").fill("09:00-12:00, 13:00-x");
        page.getByLabel("Tuesday").press("Tab");
        page.getByLabel("Why").fill("Tuesdays too");
        button(page, "Publish").click();
        assertThat(page.locator(".problem")).containsText("The closing time (x) must have the form HH:mm.");
        page.getByLabel("Tuesday").fill("09:00-12:00");
        page.getByLabel("Tuesday").press("Tab");
        page.getByLabel("Or a file (iCalendar)")
                .setInputFiles(new FilePayload("h.ics", "text/calendar", ICS.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator("holiday-import")).containsText("1 holiday is new");
        assertAccessible(page);
        button(page, "Take these").click();
        assertThat(page.locator(".changes li"))
                .hasText(new String[] {"Tuesday: closed becomes 09:00-12:00.", "2030-12-24 becomes a holiday: Eve."});
        assertThat(page.locator(".day.holiday", new Page.LocatorOptions().setHasText("24: Eve")))
                .isVisible();
        button(page, "Publish").click();
        assertThat(page.locator("h1")).hasText(id + " is open Monday 09:00 to 17:00, Tuesday 09:00 to 12:00");
        assertAccessible(page);
        button(page, "Begin with this version").click();
        assertThat(page.locator(".changes li").first()).hasText("Tuesday: 09:00-12:00 becomes closed.");
    }

    private static final String ICS = String.join(
            "\r\n",
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//leadline//test//EN",
            "BEGIN:VEVENT",
            "UID:1@example.com",
            "DTSTAMP:20260101T000000Z",
            "DTSTART;VALUE=DATE:20301224",
            "SUMMARY:Eve",
            "END:VEVENT",
            "END:VCALENDAR",
            "");

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
