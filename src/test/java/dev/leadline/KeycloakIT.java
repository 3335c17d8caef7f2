package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.leadline.pages.Workbench;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Keycloak, the packaged server and a real browser: what docs/access.md says of a company's sign-on, typed as it stands
 * there, and what people and programs then meet. Run it with {@code mvn -B verify -Pkeycloak}.
 */
@Tag("keycloak")
class KeycloakIT {

    private static final Path DOCUMENT = Path.of("docs", "access.md");
    private static final Path KEYCLOAK = Path.of("target", "keycloak");
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String REALM = "/realms/company";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static final List<Process> STARTED = new ArrayList<>();
    private static int port;
    private static int issuerPort;
    private static Playwright playwright;
    private static Browser browser;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws Exception {
        port = PackagedServer.freePort();
        issuerPort = PackagedServer.freePort();
        var checkout = Files.createDirectories(folder.resolve("checkout/samples"));
        Files.createSymbolicLink(folder.resolve("checkout/keycloak"), unpacked());
        Files.createSymbolicLink(
                folder.resolve("checkout/target"), Path.of("target").toAbsolutePath());
        Files.createDirectory(checkout.resolve("keycloak"));
        Files.writeString(
                checkout.resolve("keycloak/company.json"),
                withPorts(Files.readString(Path.of("samples/keycloak/company.json"))));
        var servers = WalkedDocument.withKeycloak(DOCUMENT).stream()
                .filter(block -> block.how().endsWith("in the background"))
                .toList();
        launch(servers.get(0).commands(), "keycloak.log");
        await("Keycloak", () -> answers(issuer() + "/.well-known/openid-configuration"));
        launch(servers.get(1).commands(), "leadline.log");
        await("Leadline", () -> answers(server() + "/q/health/ready"));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Workbench.browser())
                        // as root there is no other way
                        .setChromiumSandbox(false));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
        for (int i = STARTED.size() - 1; i >= 0; i--) {
            var started = STARTED.get(i).toHandle();
            var all = Stream.concat(Stream.of(started), started.descendants()).toList();
            // the server stops its PostgreSQL itself
            all.stream().filter(KeycloakIT::isJavaOrShell).forEach(ProcessHandle::destroy);
            all.forEach(each -> each.onExit().orTimeout(60, TimeUnit.SECONDS).join());
        }
    }

    private static boolean isJavaOrShell(ProcessHandle process) {
        return process.info()
                .command()
                .filter(program -> program.endsWith("java") || program.endsWith("sh"))
                .isPresent();
    }

    private static Path unpacked() throws IOException {
        try (var folders = Files.list(KEYCLOAK)) {
            var found =
                    folders.filter(Files::isDirectory).findFirst().orElseThrow().toAbsolutePath();
            assertThat(found.resolve("bin/kc.sh").toFile().setExecutable(true)).isTrue();
            forget(found.resolve("data"));
            return found;
        }
    }

    /** A realm is imported where there is none yet: it would have the ports of an earlier run. */
    private static void forget(Path data) throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void launch(String commands, String log) throws IOException {
        var builder = new ProcessBuilder("bash", "-c", withPorts(commands))
                .directory(folder.resolve("checkout").toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_PORT", String.valueOf(port),
                        "LEADLINE_DATA_DIR", folder.resolve("data").toString(),
                        "JAVA_HOME", System.getProperty("java.home"),
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin"));
        STARTED.add(builder.start());
    }

    private static String withPorts(String text) {
        return text.replace("localhost:8080", "localhost:" + port)
                .replace("localhost:8180", "localhost:" + issuerPort)
                .replace("--http-port=8180", "--http-port=" + issuerPort);
    }

    private static String server() {
        return "http://localhost:" + port;
    }

    private static String issuer() {
        return "http://localhost:" + issuerPort + REALM;
    }

    private static void await(String whom, BooleanSupplier ready) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!ready.getAsBoolean()) {
            if (System.nanoTime() > deadline || !STARTED.get(STARTED.size() - 1).isAlive()) {
                throw new AssertionError(whom + " is not as it should be.\n" + said());
            }
            Thread.sleep(250);
        }
    }

    private static String said() throws IOException {
        var all = new StringBuilder();
        for (var log : List.of("keycloak.log", "leadline.log")) {
            var file = folder.resolve(log);
            var text = Files.exists(file) ? Files.readString(file) : "";
            all.append(log)
                    .append(":\n")
                    .append(text.substring(Math.max(0, text.length() - 3_000)))
                    .append('\n');
        }
        return all.toString();
    }

    private static boolean answers(String address) {
        try {
            return CLIENT.send(request(address).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<String> me(String token) throws Exception {
        return CLIENT.send(
                request(server() + "/v1/me")
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String token(String realm, Map<String, String> form) throws Exception {
        var body = form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var answer = CLIENT.send(
                request("http://localhost:" + issuerPort + "/realms/" + realm + "/protocol/openid-connect/token")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).get("access_token").asText();
    }

    private static String programToken() throws Exception {
        return token(
                "company",
                Map.of("grant_type", "client_credentials", "client_id", "crm", "client_secret", "demo-secret-of-crm"));
    }

    /** Of another realm of the same Keycloak: another issuer. */
    private static String adminToken() throws Exception {
        return token(
                "master",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "admin"));
    }

    private static Page signIn(Page page, String name) {
        page.navigate(server() + "/sign-in/oidc?to=/queue");
        page.locator("#username").fill(name);
        page.locator("#password").fill(name);
        page.locator("#kc-login").click();
        return page;
    }

    private static JsonNode meOf(Page page) throws IOException {
        var answer = page.evaluate("() => fetch('/v1/me').then(answer => answer.text())")
                .toString();
        return JSON.readTree(answer);
    }

    @Test
    void the_commands_of_the_document_do_what_they_say() throws Exception {
        var blocks = WalkedDocument.withKeycloak(DOCUMENT).stream()
                .filter(block -> !block.how().endsWith("in the background"))
                .toList();
        var script = new StringBuilder("set -euo pipefail\n");
        for (var block : blocks) {
            script.append(block.commands()).append("echo; echo '@@'\n");
        }
        var process = new ProcessBuilder("bash", "-c", withPorts(script.toString()))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("@@\n");
        assertThat(process.waitFor()).as(String.join("", said)).isZero();
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).answer() != null) {
                var answer = JSON.readTree(said[i]);
                JSON.readTree(blocks.get(i).answer()).properties().forEach(shown -> assertThat(
                                answer.get(shown.getKey()))
                        .as(shown.getKey())
                        .isEqualTo(shown.getValue()));
            }
        }
    }

    @Test
    void people_sign_in_and_out_with_a_browser() throws Exception {
        try (var context = browser.newContext()) {
            var page = signIn(context.newPage(), "ann");
            page.waitForURL(server() + "/queue");
            var who = meOf(page);
            assertThat(who.path("mode").asText()).isEqualTo("oidc");
            assertThat(who.path("name").asText()).isEqualTo("Ann Lee");
            assertThat(who.path("roles").toString()).isEqualTo("[\"analyst\"]");
            assertThat(context.cookies(server())).singleElement().satisfies(cookie -> {
                assertThat(cookie.name).isEqualTo("leadline");
                assertThat(cookie.httpOnly).isTrue();
            });

            page.navigate(server() + "/sign-in/oidc/out");
            page.waitForURL(server() + "/");
            assertThat(meOf(page).path("status").asInt()).isEqualTo(401);
            page.navigate(server() + "/sign-in/oidc?to=/queue");
            assertThat(page.locator("#password").isVisible())
                    .as("is asked again")
                    .isTrue();
        }
    }

    @Test
    void whoever_is_in_no_group_of_ours_is_told_so() {
        try (var context = browser.newContext()) {
            var page = signIn(context.newPage(), "bob");

            page.getByText("Bob Ray is signed on, but none of their groups has a role here (choir).")
                    .waitFor();
            assertThat(page.url()).startsWith(server() + "/sign-in/oidc/back");
        }
    }

    @Test
    void a_session_ends_when_keycloak_says_so() throws Exception {
        try (var context = browser.newContext()) {
            var page = signIn(context.newPage(), "ann");
            page.waitForURL(server() + "/queue");
            var subject = meOf(page).path("actor").asText().replaceAll(".*\\(oidc:(.*)\\)", "$1");

            var ended = CLIENT.send(
                    request("http://localhost:" + issuerPort + "/admin" + REALM + "/users/" + subject + "/logout")
                            .header("Authorization", "Bearer " + adminToken())
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(ended.statusCode()).as(ended.body()).isEqualTo(204);
            await("The session", () -> {
                try {
                    return meOf(page).path("status").asInt() == 401;
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    @Test
    void programs_come_in_with_a_token_until_it_expires() throws Exception {
        var token = programToken();
        assertThat(me(token).statusCode()).isEqualTo(200);
        await("An expired token", () -> {
            try {
                return me(token).statusCode() == 401;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(me(token).body()).contains("The token expired at ");
    }

    @Test
    void tokens_of_another_realm_are_nobody_s_here() throws Exception {
        var answer = me(adminToken());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .contains("The token is of the issuer (http://localhost:" + issuerPort + "/realms/master)");
    }
}
