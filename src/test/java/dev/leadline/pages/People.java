package dev.leadline.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.RequestOptions;
import dev.leadline.PackagedServer;
import java.util.List;
import java.util.Map;

/** Those who may do this and not that, at the server that asks for credentials. */
final class People {

    static final String PASSWORD = "seven yellow bicycles";

    private static final ObjectMapper JSON = new ObjectMapper();

    private People() {}

    /** Makes a key at the server that asks nobody. */
    static String key(PackagedServer open, String name, String... roles) throws Exception {
        return made(open, "/v1/keys", Map.of("name", name, "roles", List.of(roles)))
                .get("key")
                .asText();
    }

    /** Makes an account there, and answers the password with which one signs in once. */
    static String account(PackagedServer open, String name, String displayName, String... roles) throws Exception {
        return made(open, "/v1/accounts", Map.of("name", name, "displayName", displayName, "roles", List.of(roles)))
                .get("oneTimePassword")
                .asText();
    }

    private static JsonNode made(PackagedServer open, String door, Map<String, ?> wanted) throws Exception {
        var answer = open.post(door, JSON.writeValueAsString(wanted));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body());
    }

    /** A browser in which somebody new has signed in, with a password of their own: {@link #PASSWORD}. */
    static BrowserContext signedIn(Workbench workbench, String name, String displayName, String... roles)
            throws Exception {
        var once = account(workbench.server(), name, displayName, roles);
        var browser = workbench.newContext(atGuarded(workbench));
        signIn(browser, Map.of("name", name, "password", once, "newPassword", PASSWORD));
        return browser;
    }

    /** Signs somebody in with this, as another tab of the browser would. */
    static void signIn(BrowserContext browser, Map<String, String> given) {
        var answer =
                browser.request().post("/v1/session", RequestOptions.create().setData(given));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    /** Ends all sessions of somebody, as an admin does. */
    static void signOut(PackagedServer open, String name) throws Exception {
        var sessions =
                JSON.readTree(open.get("/v1/sessions?actor=account:" + name).body());
        assertThat(sessions.get("items")).isNotEmpty();
        for (var session : sessions.get("items")) {
            var answer = open.send("DELETE", "/v1/sessions/" + session.get("id").asText(), Map.of(), "");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        }
    }

    /** A browser whose requests all have a key, as no page could send it. */
    static BrowserContext browserWithKey(Workbench workbench, String name, String... roles) throws Exception {
        var key = key(workbench.server(), name, roles);
        return workbench.newContext(atGuarded(workbench).setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + key)));
    }

    /** A browser of nobody. */
    static Browser.NewContextOptions atGuarded(Workbench workbench) {
        return new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + workbench.guarded().port());
    }
}
