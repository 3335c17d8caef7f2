package dev.leadline.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An admin is signed in, and a hostile page is open in the same browser. Another port of the same name is the same site to a
 * browser, which sends the session's cookie along: so it must be the server that refuses.
 */
@Tag("outside")
class HostileSessionIT {

    private static final List<String> THINGS = List.of(
            "/v1/receivers",
            "/v1/sources",
            "/v1/subscriptions",
            "/v1/waivers",
            "/v1/policies/mql-to-sal-predictive/publications",
            "/v1/calendars/us-sales/publications",
            "/v1/leads/hostile-1",
            "/v1/accounts/hostile");

    @RegisterExtension
    static final Workbench workbench = new Workbench();

    private static Map<String, String> things() throws Exception {
        var things = new TreeMap<String, String>();
        for (var thing : THINGS) {
            var answer = workbench.server().get(thing);
            things.put(thing, answer.statusCode() + (answer.statusCode() == 200 ? answer.body() : ""));
        }
        var keys = workbench.server().get("/v1/keys?limit=200").body();
        things.put("a key of the page's own", String.valueOf(keys.contains("hostile")));
        return things;
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    @SuppressWarnings("unchecked")
    void a_page_elsewhere_gets_nothing_out_of_the_session_of_an_admin(String host) throws Exception {
        workbench.allow("");
        var browser = People.signedIn(workbench, "admin." + host, "Admin", "admin");
        var own = browser.newPage();
        own.navigate("/policies");
        assertThat(own.locator("h1")).containsText("in force");
        assertThat(own.evaluate("document.cookie")).as("what scripts see").isEqualTo("");
        var before = things();
        var victim = "http://127.0.0.1:" + workbench.guarded().port();
        try (var elsewhere = new HostileSite()) {
            var page = browser.newPage();
            var answers = new CopyOnWriteArrayList<Response>();
            page.onResponse(answers::add);
            page.navigate(elsewhere.at(host));

            var sent = (List<String>) page.evaluate("victim => sendAll(victim)", victim);
            assertThat(sent).hasSizeGreaterThan(100);
            assertThat(new TreeSet<>(sent)).isSubsetOf("blocked", "opaque 0");
            var read = (Map<String, String>)
                    page.evaluate("([victim, script]) => readAll(victim, script)", List.of(victim, "/"));
            assertThat(new TreeSet<>(read.values())).isSubsetOf("blocked", "opaque 0");
            page.evaluate("victim => submitAll(victim)", victim);
            page.evaluate("victim => frameAll(victim)", victim);

            assertThat(page.frames().stream()
                            .filter(frame -> frame != page.mainFrame())
                            .map(frame -> (String) frame.evaluate("document.documentElement.outerHTML"))
                            .toList())
                    .noneMatch(text -> text.contains("sample-0002") || text.contains("Leadline"));
            assertThat(answers.stream()
                            .filter(answer -> answer.url().startsWith(victim))
                            .anyMatch(answer -> answer.request().allHeaders().containsKey("cookie")))
                    .as("whether the browser sent the session along")
                    .isEqualTo(host.equals("127.0.0.1"));
            assertThat(statuses(answers, victim))
                    .as("what the server answered it")
                    .isSubsetOf("403");
        }
        assertThat(things()).isEqualTo(before);
        assertThat(own.evaluate("fetch('/v1/me').then(answer => answer.json()).then(me => me.mode)"))
                .as("still signed in")
                .isEqualTo("account");
    }

    /** The statuses of what was sent to the server, but for pages that no frame shows. */
    private static TreeSet<String> statuses(List<Response> answers, String victim) {
        return answers.stream()
                .filter(answer -> answer.url().startsWith(victim))
                .filter(answer -> !answer.request().method().equals("GET"))
                .map(answer -> String.valueOf(answer.status()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
