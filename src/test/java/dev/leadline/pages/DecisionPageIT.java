package dev.leadline.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.leadline.pages.Workbench.assertAccessible;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import dev.leadline.PackagedServer;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page that says why an answer was given. */
@Tag("outside")
class DecisionPageIT {

    private static final String HOSTILE = "<img src=x onerror=\"document.title='taken'\">";

    @RegisterExtension
    static final Workbench workbench = new Workbench();

    @Test
    void a_decision_says_which_rows_fired_from_which_facts_and_how_the_clock_ran() throws Exception {
        var page = workbench.open("/decisions/" + decided("decision-page-1"));
        assertThat(page.locator("h1")).containsText("Call the lead (attempt 1 of 7)");
        assertThat(page.locator(".made")).containsText("In force today.");
        assertThat(page.locator(".facts-read")).containsText(HOSTILE);
        Assertions.assertThat(page.locator("main img").count()).isZero();
        Assertions.assertThat(page.title()).doesNotContain("taken");

        var tiers = page.locator(".row-table").first();
        assertThat(tiers.locator("tr.fired th")).containsText("A");
        Assertions.assertThat(tiers.locator("td.matching").allTextContents())
                .satisfiesExactly(
                        from -> {
                            Assertions.assertThat(from).startsWith("85");
                        },
                        below -> {
                            Assertions.assertThat(below).startsWith("100");
                        });
        // Two business hours under a calendar that never closes are two hours.
        assertThat(page.locator(".clock").first()).containsText("It ran for 2 h in all.");
        assertAccessible(page);

        page.getByText("Clause R1").click();
        assertThat(page.locator(".folded-text pre").first()).containsText("A rank falls into one band.");
        var clock = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Clock"));
        clock.focus();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*panel=clock"));
        assertThat(page.locator("#clock")).isFocused();
    }

    @Test
    void a_decision_prints_as_evidence() throws Exception {
        var id = decided("decision-page-2");
        var page = workbench.open("/decisions/" + id);
        assertThat(page.locator(".firing").first()).isVisible();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.evaluate("dispatchEvent(new Event('beforeprint'))");
        assertThat(page.locator(".on-paper")).containsText(id);
        assertThat(page.locator(".printed-at")).containsText(Pattern.compile("20\\d\\d at \\d\\d:\\d\\d"));
        assertThat(page.locator("header.top")).isHidden();
        Assertions.assertThat(page.locator("main details:not([open])").count()).isZero();
        Assertions.assertThat(page.pdf()).isNotEmpty();
    }

    @Test
    void a_decision_is_read_on_a_phone_in_the_dark() throws Exception {
        var page = workbench.dark(320, 640).newPage();
        page.navigate("/decisions/" + decided("decision-page-3"));
        assertThat(page.locator(".firing").first()).isVisible();
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(320);
        assertAccessible(page);
    }

    @Test
    void an_unknown_decision_says_so() {
        workbench.allow("404");
        var page = workbench.open("/decisions/01900000-0000-7000-8000-000000000000");
        assertThat(page.locator("h1")).hasText("There is no such decision");
        assertAccessible(page);
    }

    /** The decision that was made about a lead ranked 92, received a minute ago. */
    private static String decided(String lead) throws Exception {
        var json = new ObjectMapper();
        var server = workbench.server();
        var body = json.createObjectNode()
                .put("policy", Workbench.ALWAYS_OPEN)
                .put("stage", "MQL")
                .put("rank", 92)
                .put(
                        "receivedAt",
                        PackagedServer.now().minus(1, ChronoUnit.MINUTES).toString());
        body.putObject("attributes").put("company", HOSTILE);
        var answer = server.send("PUT", "/v1/leads/" + lead, Map.of(), body.toString());
        Assertions.assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return json.readTree(server.get("/v1/leads/" + lead).body())
                .at("/decision/id")
                .asText();
    }
}
