package dev.leadline.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.leadline.pages.Workbench.assertAccessible;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who changed a policy, when and why; and the policy on one sheet of paper. */
@Tag("outside")
class HistoryPageIT {

    private static final String HOSTILE = "Eight <img src=x onerror=alert(1)> calls";

    @RegisterExtension
    static final Workbench workbench = new Workbench();

    @Test
    void two_editions_stand_side_by_side_and_one_goes_back_in_one_step() throws Exception {
        var policy = PolicyInHand.published(workbench.server(), "history-page-1");
        long first = policy.read().at("/publication/sequence").asLong();
        policy.setCalls(8);
        long second = policy.publish(HOSTILE, "");

        var page =
                workbench.open(policy.address() + "/history?from=publication:" + first + "&to=publication:" + second);
        assertThat(page.locator("h1")).containsText("Publication " + second + " is in force");
        assertThat(page.locator(".publication-table")).containsText("<img src=x onerror=alert(1)>");
        assertThat(page.locator(".sentence-pair mark").first()).hasText("7");
        assertThat(page.locator(".sentence-pair mark").nth(1)).hasText("8");
        assertThat(page.locator(".cell-changes")).containsText("Leads ranked 85 or more: 8 calls instead of 7.");
        page.locator("main").focus();
        page.keyboard().press("n");
        assertThat(page.locator(".cell-changes tbody tr")).isFocused();
        assertAccessible(page);

        button(page, "Go back to it").click();
        // Who gives no name counts no leads, and sees what changes all the same.
        assertThat(page.locator("back-choices")).containsText("7 calls instead of 8");
        assertThat(button(page, "Count the leads that change")).isVisible();
        assertAccessible(page);
        page.getByLabel("Why").fill("Too many calls");
        button(page, "Go back").click();
        giveName(page);
        assertThat(page.locator(".toast")).containsText("It says what publication " + first + " said.");
        assertThat(page.locator("h1")).not().containsText("Publication " + second + " is in force");
        Assertions.assertThat(policy.read().at("/tables/attempts/rows/0/PHONE").asText())
                .isEqualTo("7");
        Assertions.assertThat(policy.read().at("/publication/publishedBy").asText())
                .isEqualTo("marketing@example.com");
    }

    @Test
    void what_is_scheduled_is_called_off() throws Exception {
        var policy = PolicyInHand.published(workbench.server(), "history-page-2");
        policy.setCalls(9);
        long scheduled = policy.publish("Next year", ", \"effectiveFrom\": \"2199-01-07T05:00:00Z\"");
        var page = workbench.dark(320, 640).newPage();
        page.navigate(policy.address() + "/history");
        assertThat(page.locator("h1")).containsText("follows Mon 7 Jan 2199, 00:00");
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(320);
        assertAccessible(page);
        button(page, "Call off").click();
        page.getByLabel("Why").fill("Not then");
        button(page, "Call off").last().click();
        giveName(page);
        assertThat(page.locator(".toast")).containsText("is called off");
        assertThat(page.locator("h1")).not().containsText("follows");
        assertThat(page.locator(".publication-table")).containsText("was to start Mon 7 Jan 2199, 00:00");
        assertThat(page.locator(".publication-table")).containsText("calls off publication " + scheduled);
        Assertions.assertThat(policy.read().get("next")).isEmpty();
    }

    @Test
    void a_policy_is_one_sheet_for_both_sides() {
        var page = workbench.open("/policies/mql-to-sal-predictive/agreement");
        assertThat(page.locator("h1")).hasText("Agreement between marketing and sales");
        assertThat(page.locator(".agreement")).containsText("Mon to Fri 09:00 to 17:00; Sat, Sun closed");
        assertThat(page.locator(".agreement"))
                .containsText("Leads ranked 85 or more: 7 calls and 3 emails, first call within 2 business hours");
        assertAccessible(page);
        var pdf = new String(page.pdf(new Page.PdfOptions().setFormat("A4")), StandardCharsets.ISO_8859_1);
        Assertions.assertThat(
                        Pattern.compile("/Type /Page\\b").matcher(pdf).results().count())
                .isEqualTo(1);
    }

    private static Locator button(Page page, String words) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    private static void giveName(Page page) {
        page.getByLabel("Name or mail address").fill("marketing@example.com");
        button(page, "Go on").click();
    }
}
