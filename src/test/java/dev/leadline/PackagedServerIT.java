package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.policies.Checkout;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server, away from its checkout, when processes die, stop and start again. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Signals are sent with kill")
class PackagedServerIT {

    private static final String REQUEST =
            """
            {"lead": {"id": "L-1", "rank": 92, "stage": "MQL", "receivedAt": "2016-01-11T10:00:00-05:00"},
             "asOf": "2016-01-11T16:00:00Z"}
            """;

    /** What is promised is 3 s; the rest is for a machine that does other things. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private static final int THREADS = 4;

    private static final Pattern INLINE_SCRIPT = Pattern.compile("<script(?: defer)?>(.*?)</script>", Pattern.DOTALL);

    @TempDir
    static Path folder;

    private static PackagedServer server;
    private final ObjectMapper json = new ObjectMapper();

    @BeforeAll
    static void start() throws Exception {
        Checkout.copy(Path.of("rules"), folder.resolve("rules"));
        Checkout.copy(Path.of("policies"), folder.resolve("policies"));
        server = PackagedServer.start(folder.resolve("data"), mounted());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Map<String, String> mounted() {
        return Map.of(
                "LEADLINE_RULES_DIR", folder.resolve("rules").toString(),
                "LEADLINE_RULES_LOOK_EVERY", "1s",
                "LEADLINE_POLICIES_LOOK_EVERY", "1s");
    }

    @Test
    void swaggers_page_may_run_its_own_inline_scripts_and_no_others() throws Exception {
        var page = server.get("/q/swagger-ui/");
        var hashes = new ArrayList<String>();
        var scripts = INLINE_SCRIPT.matcher(page.body());
        while (scripts.find()) {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(scripts.group(1).getBytes(StandardCharsets.UTF_8));
            hashes.add("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        }
        assertThat(hashes).hasSize(2);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self' " + String.join(" ", hashes) + ";");
    }

    private String decide() throws Exception {
        var answer = server.post("/v1/decisions?explain=true", REQUEST);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private String field(String body, String name) throws IOException {
        return json.readTree(body).path(name).asText();
    }

    @Test
    void decisions_outlive_the_death_of_the_server_and_of_its_database() throws Exception {
        var decided = decide();
        var id = field(decided, "id");

        server.kill();
        PackagedServer.signal("KILL", server.postgres());
        server = PackagedServer.start(folder.resolve("data"), mounted());

        var again = server.get("/v1/decisions/" + id);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(decided);
    }

    @Test
    void the_policies_beside_the_working_directory_are_served_as_they_are_edited() throws Exception {
        var file = folder.resolve("policies/mql-to-sal-simple/policy.yaml");
        int before = imported();
        Files.writeString(file, Files.readString(file) + "# edited\n");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (imported() == before && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        assertThat(imported()).isEqualTo(before + 1);
    }

    private int imported() throws Exception {
        var told = server.get("/v1/policies/mql-to-sal-simple/publications").body();
        return told.split(Pattern.quote("Imported from " + folder.toRealPath()), -1).length - 1;
    }

    @Test
    void mounted_rules_that_change_come_into_force_and_broken_ones_do_not() throws Exception {
        var before = field(decide(), "rules");
        var file = folder.resolve("rules/1-tiers.drl");
        var drl = Files.readString(file);

        try {
            Files.writeString(file, drl.replace("then", "thne"));
            awaitHealth("1-tiers.drl, line");
            assertThat(field(decide(), "rules")).isEqualTo(before);
        } finally {
            Files.writeString(file, drl);
        }

        Files.writeString(file, drl + "// changed\n");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (field(decide(), "rules").equals(before) && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        assertThat(field(decide(), "rules")).isNotEqualTo(before);
        assertThat(server.get("/q/health/ready").body()).doesNotContain("rejected");
    }

    private static void awaitHealth(String text) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!server.get("/q/health/ready").body().contains(text)) {
            assertThat(System.nanoTime()).as(server.said()).isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    private record Answer(int status, long millis, String id, String retryAfter) {}

    @Test
    void while_the_database_is_away_the_answer_is_503_in_time_and_nothing_that_was_answered_is_lost() throws Exception {
        Queue<Answer> answers = new ConcurrentLinkedQueue<>();
        var threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < THREADS; i++) {
            threads.submit(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    answers.add(ask());
                    Thread.sleep(10);
                }
                return null;
            });
        }
        try {
            Thread.sleep(500);
            PackagedServer.signal("KILL", List.of(server.postmaster()));
            Thread.sleep(500);
            server.await(200);
            Thread.sleep(500);
            var stopped = server.postgres();
            PackagedServer.signal("STOP", stopped);
            try {
                server.await(503);
                Thread.sleep(1_500);
            } finally {
                PackagedServer.signal("CONT", stopped);
            }
            server.await(200);
            Thread.sleep(500);
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        check(answers);
    }

    /** Those that read, as the OpenAPI document lists them, and some that write. */
    @Test
    void while_postgresql_says_nothing_every_door_answers_in_time_with_503_or_what_it_knows() throws Exception {
        var doors = new ArrayList<Callable<HttpResponse<String>>>();
        for (var path : readable()) {
            doors.add(() -> server.get(path));
        }
        WRITING.forEach((door, body) -> doors.add(() -> {
            var parts = door.split(" ");
            var headers = Map.of("If-Match", "*", "From", "analyst@example.com", "Content-Type", parts[2]);
            return server.send(parts[0], parts[1], headers, body);
        }));
        assertThat(doors).hasSizeGreaterThan(50);
        var stopped = server.postgres();
        PackagedServer.signal("STOP", stopped);
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var answers = new ArrayList<Future<String>>();
            doors.forEach(door -> answers.add(threads.submit(() -> wrong(door))));
            for (var answer : answers) {
                assertThat(answer.get()).isEmpty();
            }
        } finally {
            PackagedServer.signal("CONT", stopped);
            threads.shutdownNow();
        }
        server.await(200);
    }

    private static final Map<String, String> WRITING = Map.of(
            "PUT /v1/leads/frozen application/json",
            "{\"rank\": 92, \"stage\": \"MQL\", \"receivedAt\": \"2016-01-11T15:00:00Z\"}",
            "POST /v1/leads/frozen/ranks application/json",
            "{\"rank\": 92}",
            "POST /v1/decisions application/json",
            REQUEST,
            "PUT /v1/receivers/frozen application/json",
            "{\"kind\": \"webhook\", \"url\": \"https://example.com/alerts\"}",
            "DELETE /v1/receivers/frozen application/json",
            "",
            "POST /v1/deliveries/discard application/json",
            "{\"receiver\": \"frozen\"}",
            "POST /v1/deliveries/1/replay application/json",
            "",
            "POST /v1/policies/mql-to-sal-simple/drafts application/json",
            "{\"name\": \"frozen\"}",
            "POST /v1/policies/mql-to-sal-simple/publications application/json",
            "{\"edition\": \"publication:1\", \"reason\": \"frozen\"}");

    private List<String> readable() throws Exception {
        var paths = json.readTree(server.get("/q/openapi?format=json").body()).path("paths");
        var readable = new ArrayList<String>();
        paths.fields().forEachRemaining(path -> {
            if (path.getValue().has("get") && !path.getKey().endsWith("/stream")) {
                var known =
                        path.getKey().replace("{policy}", "mql-to-sal-simple").replace("{edition}", "publication:1");
                readable.add(known.replaceAll("/policies/\\{[a-zA-Z]+}", "/policies/mql-to-sal-simple")
                        .replaceAll("\\{[a-zA-Z]+}", "1"));
            }
        });
        return readable;
    }

    /** What is wrong with an answer; empty when nothing is. */
    private static String wrong(Callable<HttpResponse<String>> door) throws Exception {
        long begun = System.nanoTime();
        var answer = door.call();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        boolean isRight = answer.statusCode() < 500
                || answer.statusCode() == 503
                        && answer.headers().firstValue("Retry-After").isPresent();
        var seen = answer.request().method() + " " + answer.request().uri() + ": " + answer.statusCode() + " after "
                + millis + " ms";
        System.out.println(seen);
        return isRight && millis < LONGEST_ANSWER.toMillis() ? "" : seen + ": " + answer.body();
    }

    private Answer ask() throws Exception {
        long begun = System.nanoTime();
        var answer = server.post("/v1/decisions", REQUEST);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        return new Answer(
                answer.statusCode(),
                millis,
                field(answer.body(), "id"),
                answer.headers().firstValue("Retry-After").orElse(null));
    }

    private static void check(Queue<Answer> answers) throws Exception {
        var refused = answers.stream().filter(answer -> answer.status() != 200).toList();
        var decided = answers.stream().filter(answer -> answer.status() == 200).toList();
        System.out.printf(
                "%d answered, %d refused with 503, the slowest of all after %d ms%n",
                decided.size(),
                refused.size(),
                answers.stream().mapToLong(Answer::millis).max().orElse(0));
        assertThat(decided).isNotEmpty();
        assertThat(refused).isNotEmpty().allMatch(answer -> answer.status() == 503 && answer.retryAfter() != null);
        assertThat(answers).allMatch(answer -> answer.millis() < LONGEST_ANSWER.toMillis());
        for (var answer : decided) {
            assertThat(server.get("/v1/decisions/" + answer.id()).statusCode())
                    .as("decision %s", answer.id())
                    .isEqualTo(200);
        }
    }
}
