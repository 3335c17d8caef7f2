package dev.leadline.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.leadline.pages.Workbench.assertAccessible;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People sign in, go on where they were when their session ends, and leave. */
@Tag("outside")
class SignInPageIT {

    private static final String HOSTILE = "<img src=x onerror=alert(1)> Eve";

    /** Another replica hears within a second or two that a session ended, and a page when it asks next. */
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

    @RegisterExtension
    static final Workbench workbench = new Workbench();

    /** The browser writes each refusal into its console, and here some are meant. */
    @BeforeEach
    void allowRefusals() {
        workbench.allow("401 (Unauthorized)");
        workbench.allow("403 (Forbidden)");
        workbench.allow("422 (Unprocessable");
        workbench.allow("429 (Too Many Requests)");
    }

    @Test
    void somebody_new_signs_in_by_keyboard_alone_chooses_a_password_and_leaves() throws Exception {
        var once = People.account(workbench.server(), "eve", HOSTILE, "representative", "viewer");
        var page = open(workbench.newContext(People.atGuarded(workbench)), "/queue?sort=due");
        assertThat(page).hasURL(Pattern.compile(".*/sign-in\\?to=%2Fqueue%3Fsort%3Ddue"));
        assertThat(page.locator("sign-in-form [name=name]")).isFocused();
        assertThat(page.locator("nav, .find, .live")).hasCount(0);
        assertAccessible(page);

        type(page, "eve", "not her password");
        assertThat(page.locator("#wrong-password")).hasText("The name or the password is not right.");
        assertThat(page.getByLabel("Password")).isFocused();
        assertAccessible(page);
        page.keyboard().type(once);
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("New password")).isFocused();
        assertAccessible(page);
        type(page, People.PASSWORD, "another one entirely");
        assertThat(page.locator("#wrong-again")).hasText("The two passwords differ.");
        page.getByLabel("New password").fill("evelyn eve eve");
        page.getByLabel("New password").fill(once);
        page.getByLabel("The same again").fill(once);
        page.keyboard().press("Enter");
        assertThat(page.locator("#wrong-newPassword")).not().hasText("");
        page.getByLabel("New password").fill(People.PASSWORD);
        page.getByLabel("The same again").fill(People.PASSWORD);
        page.keyboard().press("Enter");

        assertThat(page).hasURL(Pattern.compile(".*/queue\\?sort=due"));
        assertThat(page.locator(".row").first()).isVisible();
        assertThat(page.locator(".live")).containsText("Live");
        assertThat(page.locator(".banner")).hasCount(0);
        page.locator(".who").click();
        assertThat(page.locator(".who-menu")).containsText(HOSTILE);
        assertThat(page.locator(".who-menu")).containsText("representative works on leads");
        assertAccessible(page);
        button(page, "Sign out").click();
        assertThat(page).hasURL(Pattern.compile(".*/sign-in"));
        page.navigate("/policies");
        assertThat(page).hasURL(Pattern.compile(".*/sign-in\\?to=%2Fpolicies"));
    }

    @Test
    void whoever_signs_in_comes_to_no_page_elsewhere() throws Exception {
        People.signedIn(workbench, "olga", "Olga", "viewer");
        for (var elsewhere :
                List.of("https://evil.test/", "//evil.test/", "/\\\\evil.test/", "javascript:alert(1)", "/sign-in")) {
            var page = workbench.newContext(People.atGuarded(workbench)).newPage();
            page.navigate(
                    "/sign-in?to=" + java.net.URLEncoder.encode(elsewhere, java.nio.charset.StandardCharsets.UTF_8));
            type(page, "olga", People.PASSWORD);
            assertThat(page.locator("h1")).containsText("in force");
            Assertions.assertThat(page.url())
                    .as(elsewhere)
                    .isEqualTo("http://127.0.0.1:" + workbench.guarded().port() + "/policies");
        }
    }

    @Test
    void a_session_that_ends_in_the_middle_of_work_loses_nothing_that_was_typed() throws Exception {
        var policy = PolicyOverHttp.of(workbench.server(), "mql-to-sal-predictive", "author@example.com");
        policy.begin("typed");
        var browser = People.signedIn(workbench, "ann.typing", "Ann", "analyst");
        var page = open(browser, "/policies/mql-to-sal-predictive/drafts/typed");
        var cell = page.locator("decision-table-grid td:has-text('85')").first();
        assertThat(cell).isVisible();
        assertThat(page.locator(".live")).containsText("Live");

        // at once, while the page does not know it yet
        browser.request().delete("/v1/session");
        cell.click();
        page.keyboard().type("86");
        page.keyboard().press("Enter");
        var dialog = page.locator("sign-in-dialog dialog");
        assertThat(dialog).isVisible(PATIENTLY);
        assertThat(dialog).containsText("You were signed in as Ann.");
        assertThat(dialog.locator("[name=name]")).hasValue("ann.typing");
        assertThat(dialog.getByLabel("Password")).isFocused();
        assertAccessible(page);
        assertThat(page.locator(".live")).not().containsText("Live");
        page.keyboard().press("Escape");
        assertThat(dialog).isVisible();
        dialog.getByLabel("Password").fill("not her password");
        page.keyboard().press("Enter");
        assertThat(dialog).containsText("The name or the password is not right.");
        dialog.getByLabel("Password").fill(People.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator(".saved")).containsText("Saved as revision 2.");
        assertThat(dialog).hasCount(0);
        assertThat(page.locator(".live")).containsText("Live");
        Assertions.assertThat(policy.read(policy.draft("typed") + "/tables/rank-tiers")
                        .toString())
                .contains("\"86\"");

        // whoever signs in again in another tab goes on in this one too
        browser.request().delete("/v1/session");
        cell.click();
        page.keyboard().type("87");
        page.keyboard().press("Enter");
        assertThat(dialog).isVisible();
        People.signIn(browser, Map.of("name", "ann.typing", "password", People.PASSWORD));
        assertThat(page.locator(".saved")).containsText("Saved as revision 3.");
        assertThat(dialog).hasCount(0);
    }

    /** What another replica is told: the stream notices it there, and the page asks before anything is pressed. */
    @Test
    void a_session_that_an_admin_ends_on_another_replica_ends_here() throws Exception {
        var page = open(People.signedIn(workbench, "vic", "Vic", "leader"), "/policies");
        assertThat(page.locator(".live")).containsText("Live");
        People.signOut(workbench.server(), "vic");
        var dialog = page.locator("sign-in-dialog dialog");
        assertThat(dialog).isVisible(PATIENTLY);
        dialog.getByText("Sign in as somebody else").click();
        assertThat(page).hasURL(Pattern.compile(".*/sign-in\\?to=%2Fpolicies"));
    }

    @Test
    void ones_own_password_is_changed_and_other_browsers_are_signed_out() throws Exception {
        var browser = People.signedIn(workbench, "pat", "Pat", "viewer");
        var page = open(browser, "/policies");
        page.locator(".who").click();
        button(page, "Change password").click();
        var dialog = page.locator("password-dialog dialog");
        dialog.getByLabel("The password that you have").fill("not it, surely");
        dialog.getByLabel("New password").fill("eleven green umbrellas");
        dialog.getByLabel("The same again").fill("eleven green umbrellas");
        assertAccessible(page);
        page.keyboard().press("Enter");
        assertThat(dialog.locator("#password-password")).not().hasText("");
        dialog.getByLabel("The password that you have").fill(People.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator(".toast").last()).containsText("Your password is changed.");
        page.reload();
        assertThat(page.locator("h1")).containsText("in force");
    }

    /** What the server says is set here: too many attempts, a server that is away, a company's sign-on. */
    @Test
    void what_stands_in_the_way_is_said_in_words_and_fits_a_phone_in_the_dark() {
        var phone = workbench.newContext(
                People.atGuarded(workbench).setColorScheme(ColorScheme.DARK).setViewportSize(320, 640));
        phone.route(
                "**/v1/sign-in",
                route -> route.fulfill(
                        json(
                                200,
                                "{\"local\": false, \"ways\": [\"account\", \"oidc\"], \"signOn\": {\"name\": \"<b>Acme</b>\", \"start\": \"/sign-in/oidc\"}}")));
        phone.route(
                "**/v1/session",
                route -> route.fulfill(json(429, "{\"title\": \"Too many\", \"detail\": \"Too many.\"}")
                        .setHeaders(Map.of("Retry-After", "42", "Content-Type", "application/problem+json"))));
        var page = open(phone, "/sign-in?to=/policies");
        assertThat(page.getByText("Sign in with <b>Acme</b>")).hasAttribute("href", "/sign-in/oidc?to=%2Fpolicies");
        type(page, "ann", "whatever it is");
        assertThat(page.getByText("Too many attempts. Try again in 42 seconds."))
                .isVisible();
        assertAccessible(page);
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(320);
        phone.unrouteAll();
        phone.route("**/v1/session", Route::abort);
        workbench.allow("net::ERR_FAILED");
        button(page, "Sign in").click();
        assertThat(page.getByText("The server does not answer. Try again in a moment."))
                .isVisible();
    }

    private static Route.FulfillOptions json(int status, String body) {
        return new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/json")
                .setBody(body);
    }

    /** Types into the field with the focus, and into the one after it, and sends both. */
    private static void type(Page page, String first, String second) {
        assertThat(page.locator("input:focus")).isVisible();
        page.keyboard().type(first);
        page.keyboard().press("Tab");
        page.keyboard().type(second);
        page.keyboard().press("Enter");
    }

    private static Page open(BrowserContext browser, String address) {
        var page = browser.newPage();
        page.navigate(address);
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
