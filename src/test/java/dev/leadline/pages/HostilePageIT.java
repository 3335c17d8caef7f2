package dev.leadline.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real browser with the server's pages open, and a hostile page beside them: on another port of the same machine, at another
 * name, and at a name that was made to lead to the server. What it tries is in {@code hostile-page.js}.
 */
@Tag("outside")
class HostilePageIT {

    private static final String REBOUND = Workbench.REBOUND;

    /** Swagger's page reads the whole OpenAPI document before it shows anything. */
    private static final double LONG_MILLIS = 30_000;

    private static final String LEAD = "sample-0002";

    /** What a hostile page would change, as it is before and after. */
    private static final List<String> THINGS = List.of(
            "/v1/receivers",
            "/v1/sources",
            "/v1/subscriptions",
            "/v1/waivers",
            "/v1/policies/mql-to-sal-predictive/drafts",
            "/v1/policies/mql-to-sal-predictive/publications",
            "/v1/calendars/us-sales/publications",
            "/v1/samples");

    @RegisterExtension
    static final Workbench workbench = new Workbench();

    private static HostileSite elsewhere;

    private final List<Response> answers = new ArrayList<>();

    @BeforeAll
    static void serveHostilePage() throws IOException {
        elsewhere = new HostileSite();
    }

    @AfterAll
    static void stop() {
        elsewhere.close();
    }

    /** The browser complains of everything that it refuses to the page, and that is meant. */
    @BeforeEach
    void allowComplaints() {
        workbench.allow("");
    }

    private Page hostile(String host) {
        return at(elsewhere.at(host));
    }

    private Page at(String address) {
        var page = workbench.context().newPage();
        page.onResponse(answers::add);
        page.navigate(address);
        return page;
    }

    /** By method and status, the answers of our server to whatever the page has sent. */
    private Map<String, Integer> answersOfServer() {
        var counts = new TreeMap<String, Integer>();
        answers.stream()
                .filter(answer -> answer.url().contains(":" + workbench.server().port() + "/"))
                .map(answer -> answer.request().method() + " " + answer.status())
                .forEach(each -> counts.merge(each, 1, Integer::sum));
        return counts;
    }

    /** How many requests of foreign pages the server has refused: that nothing happened is no proof that something came. */
    private static double refused() throws Exception {
        var metrics = workbench.server().get("/q/metrics").body();
        var found = Pattern.compile("leadline_refusals_total\\{[^}]*type=\"foreign-page\"[^}]*} ([0-9.E]+)")
                .matcher(metrics);
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }

    private static Map<String, String> things() throws Exception {
        var things = new TreeMap<String, String>();
        for (var thing : THINGS) {
            var answer = workbench.server().get(thing);
            things.put(thing, answer.statusCode() + " " + answer.body());
        }
        things.put(
                "a lead of the page's own",
                workbench.server().get("/v1/leads/hostile-1").statusCode() + "");
        var told = workbench
                .server()
                .get("/v1/leads/" + LEAD + "/timeline?limit=200")
                .body();
        things.put("told of another lead", String.valueOf(told.contains("hostile")));
        return things;
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", Workbench.REBOUND})
    @SuppressWarnings("unchecked")
    void a_page_elsewhere_changes_nothing_with_scripts(String host) throws Exception {
        var before = things();
        var refusedBefore = refused();
        assertThat(before).containsEntry("a lead of the page's own", "404");

        var seen = (List<String>) hostile(host).evaluate("victim => sendAll(victim)", workbench.url());

        assertThat(seen).hasSizeGreaterThan(100).allMatch(each -> each.equals("opaque 0") || each.equals("blocked"));
        assertThat(things()).isEqualTo(before);
        assertThat(refused() - refusedBefore).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", Workbench.REBOUND})
    void a_page_elsewhere_changes_nothing_with_forms(String host) throws Exception {
        var before = things();

        var forms = (Integer) hostile(host).evaluate("victim => submitAll(victim)", workbench.url());

        assertThat(forms).isGreaterThan(20);
        assertThat(answersOfServer()).containsOnlyKeys("POST 403").containsEntry("POST 403", forms);
        assertThat(things()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", Workbench.REBOUND})
    void a_form_that_leaves_its_page_changes_nothing_either(String host) throws Exception {
        var before = things();
        var page = hostile(host);

        page.waitForNavigation(() -> page.evaluate("victim => submitAndLeave(victim)", workbench.url()));

        assertThat(answersOfServer()).containsEntry("POST 403", 1);
        assertThat(page.content()).contains("The request comes from a page of another site");
        assertThat(things()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", Workbench.REBOUND})
    @SuppressWarnings("unchecked")
    void a_page_elsewhere_reads_nothing(String host) throws Exception {
        var shell = workbench.server().get("/").body();
        var script = shell.replaceAll("(?s).*<script[^>]* src=\"([^\"]+)\".*", "$1");
        assertThat(workbench.server().get(script).statusCode()).isEqualTo(200);

        var seen = (Map<String, String>) hostile(host)
                .evaluate("([victim, script]) => readAll(victim, script)", List.of(workbench.url(), script));

        assertThat(seen)
                .hasSizeGreaterThan(10)
                .allSatisfy((how, got) -> assertThat(got).as(how).isIn("blocked", "opaque 0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", Workbench.REBOUND})
    void a_page_elsewhere_shows_no_page_of_ours_in_a_frame(String host) {
        var page = hostile(host);

        page.evaluate("victim => frameAll(victim)", workbench.url());

        var frames =
                page.frames().stream().filter(each -> each != page.mainFrame()).toList();
        assertThat(frames).hasSize(4).allSatisfy(frame -> assertThat(text(frame))
                .doesNotContain("Leadline", LEAD));
    }

    private static String text(Frame frame) {
        return (String) frame.evaluate("document.documentElement.outerHTML");
    }

    /** The page came from the attacker; then its name was made to lead to the server. To the browser it is the same page. */
    @Test
    @SuppressWarnings("unchecked")
    void a_page_whose_name_was_made_to_lead_to_the_server_reads_and_changes_nothing() throws Exception {
        var before = things();
        try (var port = new ReboundPort(HostileSite.page())) {
            var page = at("http://" + REBOUND + ":" + port.number() + "/cats");
            port.leadTo(workbench.server().port());

            var seen = (Map<String, String>) page.evaluate("lead => askAll(lead)", LEAD);

            assertThat(seen).hasSizeGreaterThan(15);
            seen.forEach(
                    (how, got) -> assertThat(got).as(how).startsWith("421 ").doesNotContain(LEAD));
            page.reload();
            assertThat(page.content()).contains("does not answer under the name (" + REBOUND + ")");
        }
        assertThat(things()).isEqualTo(before);
    }

    @Test
    void our_own_page_may_do_what_the_others_may_not() {
        var page = at(workbench.url() + "/policies");

        assertThat(page.evaluate(
                        """
                        async lead => {
                          const read = await fetch('/v1/leads/' + lead);
                          const decided = await fetch('/v1/decisions?record=false', {
                            method: 'POST', headers: {'Content-Type': 'application/json'},
                            body: JSON.stringify({asOf: '2026-01-05T16:00:00Z', policy: 'mql-to-sal-predictive',
                              lead: {id: 'own', rank: 92, stage: 'MQL', receivedAt: '2026-01-05T15:00:00Z'}})});
                          return `${read.status} ${decided.status}`;
                        }
                        """,
                        LEAD))
                .isEqualTo("200 200");
    }

    @Test
    void our_own_page_runs_nothing_that_was_smuggled_into_it() {
        var page = at(workbench.url() + "/policies");
        assertThat(page.locator("h1")).isVisible();

        assertThat(page.evaluate(Smuggled.SCRIPT))
                .isEqualTo("inline: no, eval: no, handler: no, style: no, elsewhere: no");
    }

    @Test
    void swaggers_page_works_under_its_own_policy() {
        var complaints = new ArrayList<String>();
        var page = workbench.context().newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + " " + message.text()));
        page.navigate("/q/swagger-ui/");

        assertThat(page.locator(".opblock").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG_MILLIS));
        assertThat(page.locator("#swaggerUiLogoLink")).isAttached();
        assertThat(complaints).noneMatch(each -> each.startsWith("error"));
    }

    /** What somebody who can put text into a page of ours would try. */
    private static final class Smuggled {

        static final String SCRIPT =
                """
                async () => {
                  window.ran = {};
                  const inline = document.createElement('script');
                  inline.textContent = 'window.ran.inline = true';
                  document.body.append(inline);
                  const box = document.createElement('div');
                  box.innerHTML = '<img src="data:," onerror="window.ran.handler = true"><p style="color: red">x</p>';
                  document.body.append(box);
                  // the test itself may always evaluate; a timer is the page's
                  setTimeout('window.ran.eval = true');
                  const style = document.createElement('style');
                  style.textContent = 'p { color: red !important }';
                  document.head.append(style);
                  const elsewhere = await fetch('http://localhost:1/').then(() => true, error => false);
                  await new Promise(done => setTimeout(done, 200));
                  const red = getComputedStyle(box.querySelector('p')).color === 'rgb(255, 0, 0)';
                  const said = value => value ? 'yes' : 'no';
                  return `inline: ${said(window.ran.inline)}, eval: ${said(window.ran.eval)}, `
                      + `handler: ${said(window.ran.handler)}, style: ${said(red)}, elsewhere: ${said(elsewhere)}`;
                }
                """;
    }
}
