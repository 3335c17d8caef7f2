package dev.leadline.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.leadline.pages.Workbench.assertAccessible;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys are made, renewed and revoked on their page; and every page shows what one may not do there, and why. */
@Tag("outside")
class AccessPageIT {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    @RegisterExtension
    static final Workbench workbench = new Workbench();

    @Test
    void a_key_is_made_shown_once_renewed_and_revoked() throws Exception {
        var admin = People.browserWithKey(workbench, "Ada", "admin");
        admin.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        var page = open(admin, "/access");
        assertThat(page.locator("h1"))
                .containsText(Pattern.compile("can sign in here.* and .*keys? opens? it to programs"));
        assertAccessible(page);

        button(page, "New key").focus();
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("What it is for")).isFocused();
        page.keyboard().type(HOSTILE);
        page.getByLabel("only these").check();
        page.getByLabel(Pattern.compile("mql-to-sal-predictive")).check();
        page.getByLabel("Requests a minute at most").fill("60");
        assertAccessible(page);
        page.keyboard().press("Enter");

        assertThat(page.locator(".secret")).hasText(Pattern.compile("lead_[0-9a-z]{8}_[0-9A-Za-z]{49}"));
        assertAccessible(page);
        var key = page.locator(".secret").textContent();
        assertThat(button(page, "Copy")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.getByText("Copied")).isVisible();
        Assertions.assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(key);
        page.keyboard().press("Escape");
        assertThat(page.locator(".secret")).hasCount(0);
        Assertions.assertThat(page.content()).doesNotContain(key.substring(14));
        var row = page.locator("tr[data-key='" + key.substring(5, 13) + "']");
        assertThat(row).containsText(HOSTILE);
        assertThat(row).containsText("mql-to-sal-predictive");
        assertThat(row).containsText("60 requests a minute");
        assertThat(row).containsText("by Ada (key:");
        awaitMe(key, 200);

        button(row, "New secret for").click();
        page.getByLabel("The secret that it has now still opens").selectOption("PT0S");
        button(page, "Make the new secret").click();
        assertThat(page.locator(".secret")).hasText(Pattern.compile("lead_" + key.substring(5, 13) + "_.{49}"));
        var renewed = page.locator(".secret").textContent();
        button(page, "I have kept it").click();
        awaitMe(renewed, 200);
        awaitMe(key, 401);

        button(row, "Revoke").click();
        assertAccessible(page);
        page.locator("dialog[open]")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Revoke"))
                .click();
        assertThat(row).hasCount(0);
        awaitMe(renewed, 401);
        button(page, "that open").click();
        assertThat(row).containsText("revoked");

        page.getByText("Who asked for what").click();
        assertThat(page.locator("records-part")).containsText("POST /v1/keys/" + key.substring(5, 13) + "/rotation");
        assertAccessible(page);
    }

    @Test
    void an_account_is_made_changed_shut_out_and_deleted() throws Exception {
        var page = open(People.browserWithKey(workbench, "Ada", "admin"), "/access");
        workbench.allow("422 (Unprocessable");
        button(page, "New account").click();
        var form = page.locator("account-dialog dialog");
        form.getByLabel("Name to sign in with").fill("No Name!");
        form.getByLabel("Name that others see").fill(HOSTILE);
        form.locator("input[value=viewer]").check();
        button(form, "Make the account").click();
        assertThat(form.locator("#account-name")).containsText("The name (No Name!) must have");
        assertAccessible(page);
        form.getByLabel("Name to sign in with").fill("kim");
        page.keyboard().press("Enter");
        assertThat(page.locator(".secret")).isVisible();
        assertThat(page.getByText("It is shown this once.")).isVisible();
        page.keyboard().press("Escape");

        var row = page.locator("tr[data-account=kim]");
        assertThat(row).containsText(HOSTILE);
        assertThat(row).containsText("one-time password until");
        button(row, "Change kim").click();
        form.getByLabel("Sides for which they speak").fill("sales");
        button(form, "Save").click();
        assertThat(row).containsText("sales");

        button(row, "Sign kim out").click();
        assertThat(page.locator(".toast").last()).hasText("kim is signed in nowhere.");
        var asked = page.locator("accounts-part reason-dialog dialog");
        button(row, "Disable kim").click();
        assertThat(asked).containsText("They are signed out everywhere and cannot sign in.");
        assertAccessible(page);
        button(asked, "Disable").click();
        assertThat(row).containsText("disabled");
        button(row, "Let in kim").click();
        button(asked, "Let them in").click();
        assertThat(row).not().containsText("disabled");
        button(row, "Delete kim").click();
        button(asked, "Delete").click();
        assertThat(row).hasCount(0);
    }

    /** A revocation is known everywhere within two seconds. */
    private static void awaitMe(String key, int status) throws Exception {
        long until = System.nanoTime() + 10_000_000_000L;
        while (me(key) != status) {
            Assertions.assertThat(System.nanoTime()).as("still not " + status).isLessThan(until);
            Thread.sleep(50);
        }
    }

    private static int me(String key) throws Exception {
        return workbench
                .guarded()
                .send("GET", "/v1/me", Map.of("Authorization", "Bearer " + key), "")
                .statusCode();
    }

    @Test
    void the_page_fits_a_phone_in_the_dark_and_local_mode_says_what_it_is() {
        var page = workbench.dark(320, 640).newPage();
        page.navigate("/access");
        assertThat(page.locator("h1")).containsText("to programs");
        assertThat(page.locator(".banner")).containsText("only this computer can open Leadline");
        assertThat(page.getByText("Before others come")).isVisible();
        assertAccessible(page);
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(320);
        page.locator(".who").click();
        assertThat(page.locator(".who-menu")).containsText("You have not said who you are.");
        assertAccessible(page);
        page.keyboard().press("Escape");
        assertThat(page.locator(".who")).isFocused();
    }

    @Test
    void an_auditor_reads_keys_and_changes_none_and_a_representative_does_not_even_read_them() throws Exception {
        var page = open(People.browserWithKey(workbench, "Aud", "auditor"), "/access");
        assertThat(page.locator(".may-not"))
                .hasText("Managing keys needs the role admin. You are Aud with the role auditor.");
        assertRefused(page, button(page, "New key"), "Managing keys needs the role admin.");
        assertAccessible(page);
        page.locator(".who").click();
        assertThat(page.locator(".who-menu")).containsText("reads everything and changes nothing");

        page = open(People.browserWithKey(workbench, "Rep", "representative"), "/access");
        assertThat(page.locator(".problem")).containsText("Reading keys needs the role auditor or admin.");
        page.locator(".who").click();
        assertThat(page.locator(".who-menu a")).hasAttribute("aria-disabled", "true");
    }

    @Test
    void what_one_may_not_do_is_disabled_on_every_page_and_says_why() throws Exception {
        var analyst = People.browserWithKey(workbench, "Ann", "analyst");
        var page = open(analyst, "/");
        assertThat(page).hasURL(Pattern.compile(".*/policies"));
        page.navigate("/queue?sort=due");
        var row = page.locator(".row").first();
        assertRefused(page, button(row, "Done"), "Telling facts needs the role representative");
        row.focus();
        page.keyboard().press("1");
        assertThat(page.locator(".toast").last()).containsText("Telling facts needs the role representative");
        assertThat(page.locator(".live")).containsText("Live");
        assertAccessible(page);
        page.navigate("/leads/sample-0002");
        assertThat(page.locator(".may-not")).containsText("Telling facts needs");
        page.navigate("/calendars/us-sales");
        assertRefused(page, button(page, "Change"), "Publishing needs the role approver or admin.");
        assertThat(page).not().hasURL(Pattern.compile(".*panel=edit"));

        var draft = PolicyOverHttp.of(workbench.server(), "mql-to-sal-predictive", "author@example.com");
        draft.begin("for-reading");
        draft.set("for-reading", "attempts", "A", "PHONE", "8");
        var policy = "/policies/mql-to-sal-predictive";

        var approver = open(People.browserWithKey(workbench, "Ivo", "approver"), policy + "/drafts/for-reading");
        assertThat(approver.locator(".may-not")).containsText("Editing drafts needs the role analyst or admin.");
        var cell = approver.locator("decision-table-grid td:has-text('85')").first();
        cell.click();
        approver.keyboard().type("86");
        approver.keyboard().press("Enter");
        assertThat(approver.locator(".saved")).containsText("Saved as revision 2.");
        assertRefused(approver, button(approver, "Insert row"), "Editing drafts needs");
        assertAccessible(approver);
        approver.navigate(policy + "/drafts/for-reading/review");
        assertRefused(approver, button(approver, "Let all"), "Editing drafts needs");
        approver.navigate("/queue");
        assertThat(approver.locator(".problem")).containsText("Reading the queue needs the role representative");
        assertThat(approver.locator(".live")).hasClass(Pattern.compile("off"));
        workbench.allow("403 (Forbidden)");

        var viewer = open(People.browserWithKey(workbench, "Vic", "viewer"), "/policies");
        assertThat(viewer.locator("h1")).containsText("in force");
        assertRefused(viewer, button(viewer, "New policy"), "Editing drafts needs");
        for (var readable : List.of(policy, policy + "/agreement", policy + "/history")) {
            viewer.navigate(readable);
            assertThat(viewer.locator("h1")).isVisible();
            assertThat(viewer.locator(".problem")).hasCount(0);
        }
    }

    /** It can be reached and read, and to press it says why nothing happens. */
    private static void assertRefused(Page page, Locator button, String why) {
        assertThat(button).hasAttribute("aria-disabled", "true");
        assertThat(button).hasAttribute("title", Pattern.compile("^" + why.replace(".", "\\.")));
        button.focus();
        assertThat(button).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator(".toast").last()).containsText(why);
        assertThat(page.locator("dialog[open], [role=menu]")).hasCount(0);
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
