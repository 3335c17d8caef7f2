package dev.leadline.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import dev.leadline.PackagedServer;
import java.util.List;
import java.util.Map;

/** Those who may do this and not that, at the server that asks for credentials. */
final class People {

    private static final ObjectMapper JSON = new ObjectMapper();

    private People() {}

    /** Makes a key at the server that asks nobody. */
    static String key(PackagedServer open, String name, String... roles) throws Exception {
        var answer = open.post("/v1/keys", JSON.writeValueAsString(Map.of("name", name, "roles", List.of(roles))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).get("key").asText();
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
