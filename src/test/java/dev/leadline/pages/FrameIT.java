package dev.leadline.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.leadline.pages.Workbench.assertAccessible;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.leadline.PackagedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands around every page. */
@Tag("outside")
class FrameIT {

    @RegisterExtension
    static final Workbench workbench = new Workbench();

    @Test
    void search_finds_a_lead_by_keyboard_alone() {
        var page = workbench.open("/policies");
        assertThat(page.locator("h1")).isVisible();
        page.keyboard().press("Control+k");
        page.keyboard().type("sample-0002");
        assertThat(page.locator("#found [role=option]").first()).containsText("sample-0002");
        assertAccessible(page);
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/leads/sample-0002"));
    }

    @Test
    void nine_tabs_share_one_stream() {
        var pages = IntStream.range(0, 9)
                .mapToObj(tab -> workbench.open("/policies"))
                .toList();
        for (var page : pages) {
            assertThat(page.locator("h1")).containsText("in force");
            assertThat(page.locator(".live")).containsText("Live");
        }
    }

    /** Nine tabs over a server of their own, for others need theirs. */
    @Test
    void a_server_that_stops_and_comes_back_loses_nothing_that_was_typed_or_done() throws Exception {
        // While it is away nothing else is to be heard: above all no stream that was broken off.
        workbench.allow("ERR_CONNECTION_REFUSED");
        workbench.allow("503 (Service Unavailable)");
        var folder = Files.createTempDirectory("leadline-restart");
        var settings = Map.of(
                "LEADLINE_POLICIES_DIR", Path.of("policies").toAbsolutePath().toString());
        var server = PackagedServer.start(folder.resolve("data"), settings);
        try {
            var url = "http://127.0.0.1:" + server.port();
            for (var lead : List.of("back-1", "back-2")) {
                send(server, "PUT", "/v1/leads/" + lead, BACK.formatted(PackagedServer.now()));
            }
            send(server, "POST", DRAFTS, "{\"name\": \"kept\"}");
            workbench
                    .context()
                    .addInitScript("try { localStorage.setItem('leadline.name', 'ann@example.com'); } catch {}");
            var queue = workbench.open(url + "/queue?owner=back-rep&sort=due");
            var draft = workbench.open(url + "/policies/mql-to-sal-predictive/drafts/kept");
            var cell = draft.locator("decision-table-grid td:has-text('85')").first();
            assertThat(cell).isVisible();
            var tabs = IntStream.range(2, 9)
                    .mapToObj(tab -> workbench.open(url + "/policies"))
                    .toList();
            assertThat(tabs.get(6).locator(".live")).containsText("Live");
            assertThat(queue.locator(".row")).hasCount(2);

            server.close();
            assertThat(tabs.get(6).locator(".live")).hasClass(Pattern.compile("reconnecting|stale"));
            queue.locator(".row[data-lead='back-1']").focus();
            queue.keyboard().press("2");
            cell.click();
            draft.keyboard().type("86");
            draft.keyboard().press("Enter");
            assertThat(draft.locator(".saved")).containsText("What you typed is kept");
            assertThat(queue.locator(".stale-chip")).containsText("May be old since");
            assertThat(queue.locator(".row")).hasCount(2);

            var again = new HashMap<>(settings);
            again.put(PackagedServer.PORT, String.valueOf(server.port()));
            server = PackagedServer.start(folder.resolve("data"), again);
            assertThat(draft.locator(".saved")).containsText("Saved as revision 2");
            assertThat(queue.locator(".row[data-lead='back-1']")).containsText("Call, 2 of 4");
            assertThat(queue.locator(".stale-chip")).hasCount(0);
            for (var tab : tabs) {
                assertThat(tab.locator(".live")).containsText("Live");
            }

            // the database is away, and the stream goes on
            workbench
                    .context()
                    .route(
                            Pattern.compile(".*/v1/(?!actions/stream).*"),
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setStatus(503)
                                    .setContentType("application/problem+json")
                                    .setBody("{\"title\": \"Away\", \"detail\": \"The database is away.\"}")));
            queue.locator(".row[data-lead='back-2']").focus();
            queue.keyboard().press("1");
            var opened = workbench.open(url + "/leads/back-2");
            assertThat(opened.locator("main")).containsText("The database is away.");
            assertThat(queue.locator(".toast").last()).containsText("Not told yet");
            workbench.context().unrouteAll();
            assertThat(queue.locator(".row[data-lead='back-2']")).containsText("Call, 2 of 4");
            assertThat(opened.locator(".happened")).containsText("Call, no answer");
            assertThat(queue.locator(".row")).hasCount(2);
            var told = server.get("/v1/leads/back-1/timeline").body();
            Assertions.assertThat(told.split("\"VOICEMAIL\"", -1))
                    .as("told once")
                    .hasSize(2);
        } finally {
            server.close();
        }
    }

    private static final String DRAFTS = "/v1/policies/mql-to-sal-predictive/drafts";
    private static final String BACK =
            """
            {"rank": 70, "stage": "MQL", "receivedAt": "%s", "owner": "back-rep", "team": "back-team"}""";

    private static void send(PackagedServer server, String method, String address, String json) throws Exception {
        var answer = server.send(method, address, Map.of("From", "ann@example.com"), json);
        Assertions.assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    @Test
    void a_company_that_is_named_in_full_is_found_first_and_weaker_matches_below_a_line() throws Exception {
        for (var company : List.of("Quillon Works", "Quillon Works East")) {
            var lead = "found-" + company.length();
            send(
                    workbench.server(),
                    "PUT",
                    "/v1/leads/" + lead,
                    """
                    {"rank": 70, "stage": "MQL", "receivedAt": "%s", "attributes": {"company": "%s"}}"""
                            .formatted(PackagedServer.now(), company));
        }
        var page = workbench.open("/policies");
        page.locator(".find").click();
        page.keyboard().type("quillon works");
        assertThat(page.locator("#found [role=option]").first()).containsText("found-13");
        assertThat(page.locator("#found .weaker")).containsText("Quillon Works East");
        assertAccessible(page);
        // the first clears what was typed
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        assertThat(page.locator(".find")).isFocused();
    }

    @Test
    void an_address_without_a_page_says_so_and_is_no_page() {
        workbench.allow("404");
        var page = workbench.context().newPage();
        var answer = page.navigate("/nowhere");
        Assertions.assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void the_frame_is_accessible_in_the_dark_and_on_a_phone() {
        var page = workbench.dark(320, 640).newPage();
        page.navigate("/policies");
        assertThat(page.locator("h1")).isVisible();
        assertAccessible(page);
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("no sideways scrolling at 320 px")
                .isEqualTo(320);
        press(page, "?");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        assertAccessible(page);
    }

    private static void press(Page page, String key) {
        page.locator("main").focus();
        page.keyboard().press(key);
    }
}
