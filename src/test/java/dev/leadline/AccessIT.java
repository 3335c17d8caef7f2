package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server asks for credentials, and a command makes the first ones. */
class AccessIT {

    private static final String JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath().toString();
    private static final Map<String, String> REQUIRED = Map.of("LEADLINE_ACCESS", "required");

    @TempDir
    Path folder;

    private record Ended(int code, String out, String err) {}

    private Ended keys(String... words) throws Exception {
        return command("keys", "", words);
    }

    private Ended command(String name, String input, String... words) throws Exception {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR,
                name));
        line.addAll(List.of(words));
        var out = Files.createTempFile(folder, "out", ".txt");
        var err = Files.createTempFile(folder, "err", ".txt");
        var builder = new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("LEADLINE_DATA_DIR", folder.resolve("data").toString());
        var process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("It goes on running: " + name + " " + String.join(" ", words));
        }
        return new Ended(process.exitValue(), Files.readString(out).strip(), Files.readString(err));
    }

    private static int status(PackagedServer server, String path, String key) throws Exception {
        return server.send("GET", path, Map.of("Authorization", "Bearer " + key), "")
                .statusCode();
    }

    private static void awaitStatus(int wanted, PackagedServer server, String key) throws Exception {
        awaitStatus(wanted, () -> status(server, "/v1/me", key));
    }

    private static void awaitStatus(int wanted, Callable<Integer> asked) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (asked.call() != wanted) {
            assertThat(System.nanoTime()).as("still not " + wanted).isLessThan(until);
            Thread.sleep(20);
        }
    }

    @Test
    void a_server_for_a_network_starts_with_a_key_and_lets_in_nobody_without_one() throws Exception {
        var data = folder.resolve("data");
        var none = keys("list");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("holds no database");

        var refused = PackagedServer.launch(data, REQUIRED);
        assertThat(refused.exitCode()).as(refused.said()).isEqualTo(1);
        assertThat(refused.said())
                .contains("Leadline did not start. Nobody could sign in", "keys create --name admin --role admin")
                .doesNotContain("\tat ");

        var made = keys("create", "--name", "admin", "--role", "admin");
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).matches("lead_[0-9a-z]{8}_[0-9A-Za-z]{49}");
        var admin = made.out();

        try (var server = PackagedServer.start(data, REQUIRED)) {
            assertThat(server.get("/v1/policies").statusCode()).isEqualTo(401);
            assertThat(server.get("/q/metrics").statusCode()).isEqualTo(401);
            assertThat(server.get("/").statusCode()).isEqualTo(200);
            assertThat(status(server, "/v1/policies", admin)).isEqualTo(200);
            assertThat(status(server, "/q/metrics", admin)).isEqualTo(200);
            assertThat(status(server, "/v1/policies", admin.substring(0, 60) + "a"))
                    .isEqualTo(401);

            var crm = keys("create", "--name", "CRM", "--role", "application").out();
            awaitStatus(200, server, crm);
            assertThat(status(server, "/v1/keys", crm)).isEqualTo(403);
            assertThat(keys("list").out())
                    .contains("active   application  CRM", "active   admin  admin")
                    .doesNotContain(crm, admin);
            assertThat(keys("revoke", crm.substring(0, 13)).code()).isZero();
            awaitStatus(401, server, crm);
            assertThat(keys("revoke", "lead_nosuchid").code()).isEqualTo(1);

            var last = server.send(
                    "DELETE", "/v1/keys/" + admin.substring(5, 13), Map.of("Authorization", "Bearer " + admin), "");
            assertThat(last.statusCode()).as(last.body()).isEqualTo(409);
            var shut = 0;
            for (int i = 0; i < 60 && shut != 429; i++) {
                shut = status(server, "/v1/policies", crm);
                Thread.sleep(10);
            }
            assertThat(shut).as("after many wrong ones").isEqualTo(429);
            assertThat(status(server, "/v1/policies", admin))
                    .as("a right one from there")
                    .isEqualTo(200);
            assertThat(server.said())
                    .contains("Refused GET /v1/policies from address:127.0.0.1: The key lead_", "was revoked.")
                    .contains("Requests need credentials, because LEADLINE_ACCESS is required")
                    .doesNotContain(admin.substring(14), crm.substring(14));
        }
    }

    private static String jwt(String issuer) {
        return Stream.of("{\"alg\": \"RS256\"}", "{\"iss\": \"" + issuer + "\"}", "signature")
                .map(part ->
                        Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining("."));
    }

    @Test
    void a_server_with_a_sign_on_starts_while_its_issuer_is_away() throws Exception {
        var data = folder.resolve("data");
        var issuer = "http://localhost:" + PackagedServer.freePort() + "/realms/company";
        var secret = "what-only-the-issuer-and-we-know";
        var settings = new HashMap<>(Map.of(
                "LEADLINE_OIDC_ISSUER", issuer,
                "LEADLINE_OIDC_CLIENT_ID", "leadline",
                "LEADLINE_OIDC_CLIENT_SECRET", secret));
        var refused = PackagedServer.launch(data, settings);
        assertThat(refused.exitCode()).as(refused.said()).isEqualTo(1);
        assertThat(refused.said())
                .contains("Leadline did not start. LEADLINE_OIDC_ISSUER is set, but LEADLINE_OIDC_ROLES is not.")
                .doesNotContain("\tat ", secret);

        settings.put("LEADLINE_OIDC_ROLES", "it:admin");
        try (var server = PackagedServer.start(data, settings)) {
            assertThat(server.said()).contains("Requests need credentials, because a sign-on was set up");
            assertThat(server.get("/v1/policies").statusCode()).isEqualTo(401);
            assertThat(server.get("/v1/sign-in").body()).contains("\"start\":\"/sign-in/oidc\"");
            assertThat(server.get("/sign-in/oidc?to=/queue").statusCode()).isEqualTo(503);
            assertThat(status(server, "/v1/policies", jwt(issuer))).isEqualTo(503);
            assertThat(status(server, "/v1/policies", jwt("http://localhost/another")))
                    .isEqualTo(401);
            var admin = keys("create", "--name", "admin", "--role", "admin").out();
            awaitStatus(200, server, admin);
            assertThat(server.said()).doesNotContain(secret, jwt(issuer));
        }
    }

    @Test
    void a_server_for_a_network_starts_with_an_account_and_its_owner_signs_in() throws Exception {
        var data = folder.resolve("data");
        var settings = Map.of("LEADLINE_ACCESS", "required", "LEADLINE_URL", "https://leadline.example.com");
        var refused = PackagedServer.launch(data, settings);
        assertThat(refused.exitCode()).as(refused.said()).isEqualTo(1);
        assertThat(refused.said()).contains("accounts create --name NAME --role admin");

        var weak = command("accounts", "Password2026!\n", "create", "--name", "ann", "--role", "admin");
        assertThat(weak.code()).isEqualTo(2);
        assertThat(weak.err()).contains("everybody tries first").doesNotContain("Password2026!");
        assertThat(command("accounts", "", "create", "--name", "ann", "--role", "admin")
                        .err())
                .contains("There is no password in the input.");
        var made = command("accounts", "a heron wades in 16 rivers\n", "create", "--name", "ann", "--role", "admin");
        assertThat(made.code()).as(made.err()).isZero();

        try (var server = PackagedServer.start(data, settings)) {
            assertThat(server.get("/v1/policies").statusCode()).isEqualTo(401);
            assertThat(server.get("/v1/sign-in").body()).contains("\"account\"");
            var cookie = signIn(server);
            assertThat(cookie).startsWith("__Host-leadline=").contains("; Secure", "; HTTPOnly", "; SameSite=Strict");
            var session = Map.of("Cookie", cookie.split(";")[0]);
            var me = server.send("GET", "/v1/me", session, "");
            assertThat(me.body()).contains("\"mode\":\"account\"", "ann (account:ann)");
            assertThat(command("accounts", "", "list").out()).isEqualTo("ann  active    admin  ann");

            assertThat(command("accounts", "", "disable", "ben").code()).isEqualTo(1);
            assertThat(command("accounts", "", "disable", "ann").code()).isZero();
            awaitStatus(401, () -> server.send("GET", "/v1/me", session, "").statusCode());
            assertThat(server.said()).doesNotContain("a heron wades");
        }
    }

    private static String signIn(PackagedServer server) throws Exception {
        var answer = server.post("/v1/session", "{\"name\": \"Ann\", \"password\": \"a heron wades in 16 rivers\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }

    @Test
    void the_first_start_is_local_and_says_so() throws Exception {
        try (var server = PackagedServer.start(folder.resolve("data"), Map.of())) {
            assertThat(server.get("/v1/me").body()).contains("\"mode\":\"local\"");
            assertThat(server.said()).contains("Local mode: requests of this machine need no credentials");
        }
    }
}
