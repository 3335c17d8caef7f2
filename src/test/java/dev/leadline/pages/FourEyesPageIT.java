package dev.leadline.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.leadline.pages.Workbench.assertAccessible;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two people, each in a browser of their own: one changes a policy, the other consents. */
@Tag("outside")
class FourEyesPageIT {

    /** What the other did is looked for every few seconds. */
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    @RegisterExtension
    static final Workbench workbench = new Workbench();

    @Test
    void one_changes_a_policy_and_another_sends_it_back_and_then_consents() throws Exception {
        var id = "four-eyes";
        PolicyOverHttp.begun(workbench.server(), id, "author@example.com", "").publish("main", "Begun", "");
        var anna = open(People.signedIn(workbench, "anna", "Anna", "analyst"), "/policies/" + id);
        var bea = open(People.signedIn(workbench, "bea", "Bea", "approver"), "/policies");
        workbench.allow("403 (Forbidden)");

        button(anna, "Change").click();
        assertThat(anna).hasURL(Pattern.compile(".*/drafts/anna.*"));
        var cell = anna.locator("decision-table-grid td:has-text('7')").first();
        cell.click();
        anna.keyboard().type("8");
        anna.keyboard().press("Enter");
        assertThat(anna.locator(".saved")).containsText("Saved as revision 2.");
        anna.getByText("Review and publish").click();
        propose(anna, "One more call pays");
        var waiting = anna.locator(".waiting-proposal");
        assertThat(waiting).containsText("It waits for 1 consent.");
        assertThat(button(waiting, "Consent")).isDisabled();
        assertThat(waiting).containsText("Consenting to publications needs the role approver or admin.");
        assertThat(button(waiting, "Send back")).isDisabled();
        assertAccessible(anna);

        var there = bea.locator(".waiting-proposal").filter(new Locator.FilterOptions().setHasText(id));
        assertThat(there).isVisible(PATIENTLY);
        assertThat(there).containsText("Proposed by Anna (account:anna)");
        assertAccessible(bea);
        there.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Look at it"))
                .click();
        button(bea.locator("review-page .waiting-proposal"), "Send back").click();
        bea.locator("dialog[open]").getByLabel("Why").fill("Say what it costs");
        button(bea.locator("dialog[open]"), "Send back").click();
        assertThat(bea.locator("review-page .waiting-proposal")).hasCount(0);

        assertThat(button(anna, "Send for approval")).isVisible(PATIENTLY);
        assertThat(anna.locator(".came-back")).containsText("was sent back by Bea (account:bea)");
        assertThat(anna.locator(".came-back")).containsText("Say what it costs.");
        assertAccessible(anna);
        propose(anna, "One more call pays, and costs 15 hours a week");
        assertThat(bea.locator("review-page .waiting-proposal")).isVisible(PATIENTLY);
        assertThat(bea.locator("review-page .waiting-proposal")).containsText("costs 15 hours a week");
        assertAccessible(bea);
        button(bea.locator("review-page .waiting-proposal"), "Consent").click();
        assertThat(bea.locator(".published"))
                .containsText("by Anna (account:anna) with the consent of Bea (account:bea)");

        anna.navigate("/policies/" + id + "/history");
        assertThat(anna.getByText("with the consent of Bea (account:bea)")).isVisible();
    }

    private static void propose(Page page, String reason) {
        page.locator("input[name=moment][value=now]").check();
        page.locator("put-in-force textarea").fill(reason);
        button(page, "Send for approval").click();
        assertThat(page.locator(".waiting-proposal")).containsText(reason);
    }

    private static Page open(BrowserContext browser, String address) {
        var page = browser.newPage();
        page.navigate(address);
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }
}
