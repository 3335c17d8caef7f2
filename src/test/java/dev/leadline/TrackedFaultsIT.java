package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.FactStorm.Answer;
import dev.leadline.leads.SentFact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Leads are tracked while servers and PostgreSQL die: what was acknowledged is there once, and nothing is half there. How
 * often the server is killed and how many write are the system properties {@code leadline.faults.rounds} and
 * {@code leadline.faults.writers}.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Signals are sent with kill")
class TrackedFaultsIT {

    private static final int ROUNDS = Integer.getInteger("leadline.faults.rounds", Effort.of(2, 6));
    private static final int WRITERS = Integer.getInteger("leadline.faults.writers", 8);

    /** What is promised is 3 s; the rest is for a machine that does other things. */
    private static final long LONGEST_ANSWER_MILLIS = 5_000;

    /** A policy whose deadlines pass while the test looks on, whatever the hour and the day of the week. */
    private static final Map<String, String> SETTINGS = Map.of(
            "LEADLINE_POLICIES_DIR",
            Path.of("src", "test", "resources", "round-the-clock")
                    .toAbsolutePath()
                    .toString());

    @TempDir
    static Path folder;

    private static volatile PackagedServer server;
    private final ObjectMapper json = new ObjectMapper();
    private final Random random = new Random();

    @BeforeAll
    static void start() throws Exception {
        server = PackagedServer.start(folder.resolve("data"), SETTINGS);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    @Tag(Effort.LONG)
    void a_server_that_is_killed_again_and_again_loses_and_doubles_nothing_that_it_acknowledged() throws Exception {
        var storm = new FactStorm("killed", () -> server);
        for (int round = 0; round < ROUNDS; round++) {
            storm.begin(WRITERS, round);
            Thread.sleep(500 + random.nextInt(Effort.of(1_000, 3_000)));
            server.kill();
            if (round % 3 == 2) {
                PackagedServer.signal("KILL", server.postgres());
            }
            server = PackagedServer.start(folder.resolve("data"), SETTINGS);
            Thread.sleep(500);
            storm.end();
        }
        check(storm, ROUNDS + " kills of the server");
        assertAnsweredTheSameAgain(storm);
    }

    @Test
    void of_two_servers_on_one_database_one_is_killed_and_the_other_goes_on() throws Exception {
        var settings = new HashMap<>(SETTINGS);
        settings.putAll(server.database());
        var other = PackagedServer.start(folder.resolve("none"), settings);
        var isDead = new AtomicBoolean();
        var storm = new FactStorm("replicated", () -> isDead.get() || random.nextBoolean() ? server : other);
        try {
            storm.begin(WRITERS, 11);
            Thread.sleep(1_500);
        } finally {
            other.kill();
        }
        isDead.set(true);
        int before = storm.acknowledged().size();
        Thread.sleep(1_500);
        storm.end();
        assertThat(storm.acknowledged()).hasSizeGreaterThan(before);
        check(storm, "one of two servers killed");
    }

    @Test
    void while_postgresql_is_dead_the_answer_is_503_and_then_all_goes_on_without_a_restart() throws Exception {
        var storm = new FactStorm("orphaned", () -> server);
        storm.begin(WRITERS, 12);
        Thread.sleep(1_500);
        PackagedServer.signal("KILL", List.of(server.postmaster()));
        Thread.sleep(500);
        server.await(200);
        int before = storm.acknowledged().size();
        Thread.sleep(1_000);
        storm.end();
        assertThat(storm.acknowledged()).hasSizeGreaterThan(before);
        assertThat(storm.answers()).anyMatch(answer -> answer.status() == 503);
        check(storm, "PostgreSQL killed");
        assertTheWatchGoesOn("watched-after-death");
    }

    @Test
    void while_postgresql_says_nothing_the_answer_is_503_in_time() throws Exception {
        var storm = new FactStorm("frozen", () -> server);
        storm.begin(WRITERS, 13);
        Thread.sleep(1_000);
        var stopped = server.postgres();
        PackagedServer.signal("STOP", stopped);
        try {
            server.await(503);
            Thread.sleep(1_500);
        } finally {
            PackagedServer.signal("CONT", stopped);
        }
        server.await(200);
        int before = storm.acknowledged().size();
        Thread.sleep(1_500);
        storm.end();
        assertThat(storm.acknowledged()).hasSizeGreaterThan(before);
        assertThat(storm.answers()).anyMatch(answer -> answer.status() == 503);
        check(storm, "PostgreSQL frozen");
        assertTheWatchGoesOn("watched-after-frost");
    }

    private void check(FactStorm storm, String what) throws Exception {
        assertThat(storm.acknowledged()).isNotEmpty();
        assertThat(storm.answers()).filteredOn(answer -> answer.text() != null).isEmpty();
        assertThat(storm.answers())
                .filteredOn(answer -> answer.status() == 503 && answer.millis() > 0)
                .allMatch(answer -> answer.retryAfter() != null);
        assertThat(storm.answers())
                .filteredOn(answer -> answer.status() == 503)
                .allMatch(answer -> answer.millis() < LONGEST_ANSWER_MILLIS);
        assertToldOnce(storm);
        try (var rows = TrackedRows.of(server)) {
            rows.assertWhole();
            System.out.printf(
                    "%s: %d facts sent, %d acknowledged, %d answers 503, the slowest after %d ms; %d facts, %d decisions,"
                            + " %d events and %d alerts are kept%n",
                    what,
                    storm.sent().size(),
                    storm.acknowledged().size(),
                    storm.answers().stream()
                            .filter(answer -> answer.status() == 503)
                            .count(),
                    storm.answers().stream().mapToLong(Answer::millis).max().orElse(0),
                    rows.count("select count(*) from lead_fact"),
                    rows.count("select count(*) from lead_decision"),
                    rows.count("select count(*) from lead_event"),
                    rows.count("select count(*) from alert"));
        }
    }

    private void assertToldOnce(FactStorm storm) throws Exception {
        var leads = new TreeSet<String>();
        storm.sent().values().forEach(fact -> leads.add(fact.leadId()));
        var told = new ArrayList<String>();
        for (var lead : leads) {
            told.addAll(timeline(lead));
        }
        assertThat(told).doesNotHaveDuplicates();
        assertThat(told).containsAll(storm.acknowledged().keySet());
        assertThat(storm.sent().keySet()).containsAll(told);
    }

    /** The facts in the timeline of a lead; none, when it was never told of. */
    private List<String> timeline(String lead) throws Exception {
        var facts = new ArrayList<String>();
        var path = "/v1/leads/" + lead + "/timeline?limit=200";
        for (String cursor = ""; cursor != null; ) {
            var answer = server.get(path + cursor);
            if (answer.statusCode() == 404) {
                return facts;
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var page = json.readTree(answer.body());
            for (JsonNode entry : page.get("items")) {
                if (entry.get("what").asText().equals("fact")) {
                    facts.add(String.join(
                            " ",
                            lead,
                            entry.get("type").asText(),
                            entry.get("id").asText()));
                }
            }
            cursor = page.get("next").isNull()
                    ? null
                    : "&cursor=" + page.get("next").asText();
        }
        return facts;
    }

    /** A request with a key whose answer was heard is answered the same, whoever died in between. */
    private void assertAnsweredTheSameAgain(FactStorm storm) throws Exception {
        for (var each : storm.answeredByKey().entrySet().stream().limit(50).toList()) {
            var fact = each.getKey();
            var body = fact.kind().equals("lead") ? fact.body() : "{" + fact.fields() + "}";
            var again = server.send(fact.method(), fact.door(), Map.of("Idempotency-Key", fact.id()), body);
            assertThat(again.body()).isEqualTo(each.getValue());
        }
    }

    /** A deadline that is still to come is noticed when it passes. */
    private static void assertTheWatchGoesOn(String lead) throws Exception {
        var told = new SentFact(lead, "lead", "d", FactStorm.described(true, "east-1"));
        var answer = server.send(told.method(), told.door(), Map.of(), told.body());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!server.get("/v1/leads/" + lead + "/timeline").body().contains("\"type\":\"breached\",\"cycle\"")) {
            assertThat(System.nanoTime()).as(server.said()).isLessThan(deadline);
            Thread.sleep(100);
        }
    }
}
