package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.leadline.database.EmbeddedDatabase;
import dev.leadline.upgrade.Rows;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Not a test: lets the packaged server of a checkout ({@code -Dcheckout}, by default this one) fill every table, as those
 * would who use it, and writes the rows down that {@link UpgradeIT} begins with. Run it before a migration is added.
 */
class UpgradeRows {

    private static final Path CHECKOUT =
            Path.of(System.getProperty("checkout", ".")).toAbsolutePath();
    private static final Path WRITTEN = Path.of("src", "test", "resources", "upgrade");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String LEAD =
            """
            {"rank": %d, "stage": "MQL", "receivedAt": "2025-01-06T10:00:00Z", "owner": "east-1", "team": "east"}""";

    /** The request for the decision that is answered the same when it is sent again. */
    static final String DECISION =
            "{'lead': {'id': 'D-1', 'rank': 92, 'stage': 'MQL', 'receivedAt': '2025-01-06T10:00:00Z'},"
                    + " 'asOf': '2025-01-06T10:30:00Z'}";

    @TempDir
    Path folder;

    private final ObjectMapper json = new ObjectMapper();
    private PackagedServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.kill();
        }
    }

    @Test
    void rows_of_every_table_are_written_down() throws Exception {
        var hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        hook.start();
        try {
            restart(Map.of());
            receivers(hook.getAddress().getPort());
            decisions();
            leads();
            publications();
            awaited("/v1/transitions", all -> all.findValuesAsText("state").equals(List.of("DONE", "DONE")));
            awaited("/v1/deliveries?state=DELIVERED", all -> all.at("/items/0").isObject());
            awaited("/v1/deliveries?state=UNADDRESSED", all -> all.at("/items/0")
                    .isObject());
        } finally {
            hook.stop(0);
        }
        ownRules();
        whatIsOnItsWay();
        write();
    }

    private void write() throws Exception {
        server.kill();
        try (var database = EmbeddedDatabase.start(folder.resolve("data"));
                var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
            var rows = new Rows(connection);
            assertThat(rows.counts())
                    .allSatisfy((table, count) ->
                            assertThat(count).as("rows of " + table).isPositive());
            rows.write(WRITTEN.resolve("V" + rows.schemaVersion() + ".sql.gz"));
        }
    }

    private void restart(Map<String, String> more) throws Exception {
        stop();
        var settings = new HashMap<>(Map.of(
                "LEADLINE_POLICIES_DIR",
                CHECKOUT.resolve("src/test/resources/round-the-clock").toString(),
                "LEADLINE_ALERTS_ALLOW_HTTP_TO_LOCALHOST",
                "true"));
        settings.putAll(more);
        server = PackagedServer.start(CHECKOUT.resolve("target/quarkus-app"), folder.resolve("data"), settings);
    }

    private void receivers(int port) throws Exception {
        told("PUT", "/v1/receivers/east-1", "{'kind': 'webhook', 'url': 'http://localhost:" + port + "/'}");
    }

    private void decisions() throws Exception {
        told("POST", "/v1/decisions", DECISION);
    }

    /** One that is open, one that was accepted, one that came back, one that became another, one that is awaited. */
    private void leads() throws Exception {
        lead("U-open", 92);
        attempt("U-open", "a1", "NO_ANSWER");
        attempt("U-open", "a2", "VOICEMAIL");
        attempt("U-open", "a3", "WRONG_NUMBER");
        fact(
                "U-open/pauses",
                "'id': 'p1', 'from': '2025-01-06T12:00:00Z', 'to': '2025-01-06T13:00:00Z', 'reason': 'away'");
        fact("U-open/assignments", "'id': 's1', 'owner': 'east-2', 'team': 'east'");
        fact("U-open/ranks", "'id': 'r1', 'rank': 50");
        fact("U-open/corrections", "'id': 'c1', 'of': 'a2', 'attempt': " + call("NO_ANSWER"));
        fact("U-open/withdrawals", "'id': 'w1', 'kind': 'attempt', 'of': 'a3', 'reason': 'of another lead'");
        lead("U-accepted", 70);
        attempt("U-accepted", "a1", "CONNECTED");
        fact("U-accepted/outcomes", "'id': 'o1', 'type': 'ACCEPTED', 'occurredAt': '2025-01-06T11:00:00Z'");
        lead("U-returned", 60);
        fact(
                "U-returned/outcomes",
                "'id': 'o1', 'type': 'RETURNED', 'occurredAt': '2025-01-06T11:00:00Z', 'reason': 'no budget'");
        told("PUT", "/v1/leads/U-returned", LEAD.formatted(61).replace("01-06", "01-08"));
        lead("U-absorbed", 40);
        fact("U-open/merges", "'id': 'm1', 'absorbs': 'U-absorbed'");
        attempt("U-awaited", "a1", "NO_ANSWER");
    }

    private void lead(String id, int rank) throws Exception {
        told("PUT", "/v1/leads/" + id, LEAD.formatted(rank));
    }

    private void attempt(String lead, String id, String outcome) throws Exception {
        fact(
                lead + "/attempts",
                "'id': '" + id + "', "
                        + call(outcome).substring(1, call(outcome).length() - 1));
    }

    private static String call(String outcome) {
        return "{'channel': 'PHONE', 'occurredAt': '2025-01-06T10:20:00Z', 'outcome': '" + outcome + "'}";
    }

    private void fact(String door, String fields) throws Exception {
        told("POST", "/v1/leads/" + door, "{" + fields + "}");
    }

    /** Of the calendar, of the policy, one that was called off, a draft that is kept, and a what-if. */
    private void publications() throws Exception {
        var calendar = asked("/v1/calendars/always");
        told(
                "POST",
                "/v1/calendars/always/publications",
                "{'reason': 'A holiday', 'calendar': {'timezone': 'America/New_York', 'hours': " + calendar.get("hours")
                        + ", 'holidays': [{'date': '2031-01-01', 'name': 'New Year'}]}}");
        var policy = "/v1/policies/round-the-clock";
        drafted(policy, "longer", "3 hours");
        told(
                "POST",
                policy + "/what-ifs",
                "{'edition': 'draft:longer', 'from': '2025-01-01T00:00:00Z', 'minutesPerAttempt': {'PHONE': 6, 'EMAIL': 3}}");
        awaited(policy + "/what-ifs", all -> all.at("/items/0/state").asText().equals("DONE"));
        publish(policy, "longer", "'transition': 're-rate-from-receipt'");
        drafted(policy, "later", "4 hours");
        var later = publish(policy, "later", "'effectiveFrom': '2099-01-01T00:00:00Z'");
        told(
                "POST",
                policy + "/publications/" + later.get("sequence").asLong() + "/cancellation",
                "{'reason': 'Not then'}");
        drafted(policy, "kept", "5 hours");
    }

    private void drafted(String policy, String draft, String firstCallWithin) throws Exception {
        told("POST", policy + "/drafts", "{'name': '" + draft + "'}");
        told(
                "PATCH",
                policy + "/drafts/" + draft + "/tables/deadlines",
                "{'edits': [{'op': 'SET', 'row': 'ALL', 'column': 'firstCallWithin', 'value': '" + firstCallWithin
                        + "'}, {'op': 'SET', 'row': 'ALL', 'column': 'allAttemptsWithin', 'value': '9 hours'}]}");
    }

    private JsonNode publish(String policy, String draft, String how) throws Exception {
        var review = asked(policy + "/editions/draft:" + draft + "/review");
        return told(
                "POST",
                policy + "/publications",
                "{'draft': '" + draft + "', 'reason': 'More time', " + how + ", 'acknowledged': "
                        + review.get("toAcknowledge") + "}");
    }

    /** Rules that were mounted and passed their trial, and then hung: kept since V8. */
    private void ownRules() throws Exception {
        var mounted = Files.createDirectories(folder.resolve("rules"));
        try (var shipped = Files.newDirectoryStream(CHECKOUT.resolve("rules"), "*.drl")) {
            for (var file : shipped) {
                Files.copy(file, mounted.resolve(file.getFileName()));
            }
        }
        Files.writeString(
                mounted.resolve("9-hangs.drl"),
                """
                package leadline.rules.hangs
                import dev.leadline.kernel.fact.Lead
                rule "Hangs" when Lead( id == "U-hangs" ) then while (true) { Thread.yield(); } end
                """);
        restart(Map.of("LEADLINE_RULES_DIR", mounted.toString(), "LEADLINE_RULES_TRIAL_LIMIT", "300s"));
        if (server.get("/v1/rules/revisions").statusCode() == 200) {
            try {
                server.send("PUT", "/v1/leads/U-hangs", Map.of(), LEAD.formatted(10));
            } catch (IOException unanswered) {
                // A machine that is busy with what hangs may be too late to say so.
            }
            var database = server.database();
            awaited(() -> counts(database.get("LEADLINE_DATABASE_URL"), database.get("LEADLINE_DATABASE_PASSWORD"))
                            .get("rules_failure")
                    > 0);
        }
    }

    private static Map<String, Long> counts(String url, String password) throws Exception {
        try (var connection = DriverManager.getConnection(url, "leadline", password)) {
            return new Rows(connection).counts();
        }
    }

    /** What has no place in the queue's order yet when the server dies. */
    private void whatIsOnItsWay() throws Exception {
        restart(Map.of("LEADLINE_ACTIONS_POLL_EVERY", "1h"));
        attempt("U-open", "a4", "NO_ANSWER");
    }

    private JsonNode asked(String path) throws Exception {
        var answer = server.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private void awaited(String path, Predicate<JsonNode> what) throws Exception {
        awaited(() -> what.test(asked(path)));
    }

    private void awaited(Callable<Boolean> what) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!what.call()) {
            assertThat(System.nanoTime()).as(server.said()).isLessThan(deadline);
            Thread.sleep(200);
        }
    }

    /** The key of a request that takes one. */
    static String key(String path, String body) {
        return "key-" + path.hashCode() + body.hashCode();
    }

    /** Tells the server something. */
    private JsonNode told(String method, String path, String body) throws Exception {
        var headers = new HashMap<>(Map.of("From", "analyst@example.com"));
        if (path.matches("/v1/(policies|calendars)/.*/(publications|tables).*")) {
            headers.put("If-Match", "*");
        }
        if (path.matches("/v1/(decisions|leads).*")) {
            headers.put("Idempotency-Key", key(path, body));
        }
        var answer = server.send(method, path, headers, body.replace('\'', '"'));
        assertThat(answer.statusCode())
                .as(method + " " + path + ": " + answer.body())
                .isBetween(200, 202);
        return json.readTree(answer.body());
    }
}
