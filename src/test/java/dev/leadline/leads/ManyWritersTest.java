package dev.leadline.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.facts.RecordedFact;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many who write to few leads at once: whatever the order and however often, the leads end as if one had told it all. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ManyWritersTest {

    private static final int WRITERS = 64;
    private static final int LEADS = 8;

    /** So many writers tell each fact. */
    private static final int TOLD_BY = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Instant TUE_15_00 = Instant.parse("2016-01-12T20:00:00Z");

    /** What is said of a lead and not of how it stands: when it was decided, and under which id. */
    private static final List<String> INCIDENTAL = List.of("id", "decidedAt");

    @Inject
    SettableClock time;

    @Inject
    LeadStore store;

    @Inject
    DataSource database;

    @TestHTTPResource("/")
    URI server;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, AtomicInteger> statuses = new ConcurrentHashMap<>();
    private final ConcurrentSkipListSet<String> won = new ConcurrentSkipListSet<>();
    private final ConcurrentSkipListSet<String> lost = new ConcurrentSkipListSet<>();

    @BeforeEach
    void set() {
        time.set(TUE_15_00);
    }

    @AfterEach
    void reset() {
        time.reset();
    }

    @Test
    void leads_that_many_write_to_at_once_end_as_if_one_had_told_it_all() throws Exception {
        var facts = new ArrayList<SentFact>();
        for (int i = 1; i <= LEADS; i++) {
            facts.addAll(story("crowd-" + i, i));
        }

        tellAtOnce(facts, 1);

        assertThat(statuses.keySet()).isSubsetOf("200", "201", "202", "409", "503");
        for (int i = 1; i <= LEADS; i++) {
            var lead = "crowd-" + i;
            assertOneWon(lead);
            var kept = kept(lead);
            assertThat(store.find(lead).orElseThrow().revision()).isEqualTo(kept.size());
            assertThat(kept).hasSize(story(lead, i).size() - 1);
            tellOneByOne(only(kept, story(lead, i)), lead, "alone-" + i);
            assertSame(lead, "alone-" + i);
        }
    }

    @Test
    void leads_that_are_merged_while_many_write_to_them_end_as_if_they_had_been_merged_last() throws Exception {
        var stays = "merged-1";
        var facts = new ArrayList<SentFact>(story(stays, 1));
        for (int i = 2; i <= LEADS; i++) {
            facts.addAll(story("merged-" + i, i));
        }
        facts.add(new SentFact(stays, "merge", "m1", "\"absorbs\": \"merged-2\", " + at("2016-01-12T18:00:00Z")));
        facts.add(new SentFact("merged-4", "merge", "m2", "\"absorbs\": \"merged-3\", " + at("2016-01-12T18:00:00Z")));

        tellAtOnce(facts, 2);

        assertThat(statuses.keySet()).isSubsetOf("200", "201", "202", "409", "503");
        assertMerged(facts, "merged-1", "merged-2");
        assertMerged(facts, "merged-4", "merged-3");
        for (int i = 5; i <= LEADS; i++) {
            assertOneWon("merged-" + i);
        }
    }

    /** Someone holds the lead, so that none of those who write to it gets on. */
    @Test
    void a_lead_that_many_wait_for_keeps_nobody_from_telling_of_another() throws Exception {
        assertThat(ranked("hot", "r0")).isEqualTo(202);
        var threads = Executors.newFixedThreadPool(40);
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var hold = connection.prepareStatement("select 1 from lead where id = 'hot' for update")) {
                hold.executeQuery();
            }
            var hot = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> ranked("hot", "r" + i)))
                    .toList();
            Thread.sleep(300);
            assertThat(hot)
                    .filteredOn(Future::isDone)
                    .hasSize(40 - FactPlaces.MOST_OF_A_LEAD - FactPlaces.MOST_WAITING);
            for (int i = 0; i < 20; i++) {
                long begun = System.nanoTime();
                assertThat(ranked("cold-" + i, "r")).isEqualTo(202);
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1_500));
            }
            for (var each : hot) {
                assertThat(each.get()).as("sent away, with Retry-After").isEqualTo(503);
            }
            connection.rollback();
        } finally {
            threads.shutdownNow();
        }
        assertThat(ranked("hot", "r99")).isEqualTo(202);
    }

    private int ranked(String lead, String id) throws Exception {
        var body = "{\"id\": \"" + id + "\", \"rank\": 1, \"occurredAt\": \"2016-01-11T18:30:00Z\"}";
        var answer = client.send(
                HttpRequest.newBuilder(server.resolve("/v1/leads/" + lead + "/ranks"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(answer.statusCode() == 503);
        return answer.statusCode();
    }

    @Test
    void bulk_requests_that_name_leads_in_opposite_orders_wait_for_each_other() throws Exception {
        var leads = IntStream.range(0, 10).mapToObj(i -> "order-" + i).toList();
        for (int round = 0; round < 10; round++) {
            var facts = new ArrayList<SentFact>();
            for (int i = 0; i < leads.size(); i++) {
                facts.add(
                        new SentFact(leads.get(i), "rank", "r" + round, "\"rank\": 1, " + at("2016-01-11T18:30:00Z")));
                var other = "other-" + round + "-" + i;
                facts.add(new SentFact(other, "merge", "m", "\"absorbs\": \"gone-" + other + "\""));
            }
            var reversed = new ArrayList<>(facts);
            Collections.reverse(reversed);
            var threads = Executors.newFixedThreadPool(2);
            var both = List.of(threads.submit(() -> tellAll(facts)), threads.submit(() -> tellAll(reversed)));
            for (var each : both) {
                each.get();
            }
            threads.shutdown();
        }
        assertThat(statuses).doesNotContainKey("503");
    }

    private Object tellAll(List<SentFact> facts) throws Exception {
        tellInBulk(facts);
        return facts;
    }

    private void assertMerged(List<SentFact> told, String stays, String goes) throws Exception {
        assertThat(store.find(goes).orElseThrow().root()).isEqualTo(stays);
        assertOneWon(stays);
        assertOneWon(goes);
        var kept = kept(stays);
        var facts = only(kept, told);
        assertThat(kept).hasSameSizeAs(facts);
        assertThat(store.find(stays).orElseThrow().revision()).isEqualTo(kept.size());
        var merges = facts.stream().filter(fact -> fact.kind().equals("merge")).toList();
        facts.removeAll(merges);
        for (var fact : Stream.concat(facts.stream(), merges.stream()).toList()) {
            var alone = new SentFact(
                    fact.leadId().replace("merged", "united"),
                    fact.kind(),
                    fact.id(),
                    fact.fields().replace("merged", "united"));
            assertThat(send(alone).statusCode()).as(alone.line()).isIn(200, 201, 202);
        }
        assertSame(stays, stays.replace("merged", "united"));
    }

    /** Everything that can be told of a lead, with two attempts that have one id and cannot both be true. */
    private static List<SentFact> story(String lead, int number) {
        var facts = new ArrayList<SentFact>();
        facts.add(new SentFact(lead, "lead", "d1", described(40 + number, "east-1", "2016-01-11T15:00:00Z")));
        facts.add(new SentFact(lead, "lead", "d2", described(40 + number, "west-2", "2016-01-11T17:00:00Z")));
        for (int i = 0; i < 3; i++) {
            facts.add(new SentFact(lead, "attempt", "a" + i, attempt("PHONE", "NO_ANSWER", "2016-01-11T16:0" + i)));
        }
        facts.add(new SentFact(lead, "attempt", "a4", attempt("EMAIL", "SENT", "2016-01-11T17:30")));
        facts.add(new SentFact(lead, "attempt", "twice", attempt("PHONE", "VOICEMAIL", "2016-01-11T19:00")));
        facts.add(new SentFact(lead, "attempt", "twice", attempt("EMAIL", "BOUNCED", "2016-01-11T19:30")));
        facts.add(new SentFact(
                lead,
                "pause",
                "p1",
                "\"from\": \"2016-01-11T18:00:00Z\", \"to\": \"2016-01-11T19:00:00Z\", \"reason\": \"asked to wait\","
                        + " \"recordedAt\": \"2016-01-11T18:00:00Z\""));
        facts.add(new SentFact(lead, "rank", "r1", "\"rank\": 80, " + at("2016-01-11T18:30:00Z")));
        facts.add(new SentFact(lead, "assignment", "o1", "\"owner\": \"north-3\", " + at("2016-01-11T19:30:00Z")));
        facts.add(new SentFact(
                lead,
                "correction",
                "c1",
                "\"of\": \"a1\", \"attempt\": {" + attempt("PHONE", "CONNECTED", "2016-01-11T16:30") + "}, "
                        + at("2016-01-11T20:00:00Z")));
        facts.add(new SentFact(
                lead,
                "withdrawal",
                "w1",
                "\"kind\": \"attempt\", \"of\": \"a2\", \"reason\": \"never made\", " + at("2016-01-11T20:30:00Z")));
        if (number % 2 == 0) {
            facts.add(new SentFact(
                    lead, "disposition", "x1", "\"type\": \"ACCEPTED\", \"occurredAt\": \"2016-01-11T21:00:00Z\""));
        }
        return facts;
    }

    private static String described(int rank, String owner, String saidAt) {
        return "\"rank\": %d, \"policy\": \"mql-to-sal-simple\", \"receivedAt\": \"2016-01-11T15:00:00Z\", \"owner\": \"%s\", %s"
                .formatted(rank, owner, at(saidAt));
    }

    private static String attempt(String channel, String outcome, String minute) {
        return "\"channel\": \"%s\", \"outcome\": \"%s\", \"occurredAt\": \"%s:00Z\""
                .formatted(channel, outcome, minute);
    }

    private static String at(String moment) {
        return "\"occurredAt\": \"" + moment + "\", \"recordedAt\": \"" + moment + "\"";
    }

    /** Deals the facts out, each to several writers, who begin at once and go through them in an order of their own. */
    private void tellAtOnce(List<SentFact> facts, long seed) throws Exception {
        var random = new Random(seed);
        var hands = IntStream.range(0, WRITERS)
                .mapToObj(i -> new ArrayList<SentFact>())
                .toList();
        for (int round = 0; round < TOLD_BY; round++) {
            facts.forEach(fact -> hands.get(random.nextInt(WRITERS)).add(fact));
        }
        hands.forEach(hand -> Collections.shuffle(hand, random));
        var threads = Executors.newFixedThreadPool(WRITERS);
        var begin = new CountDownLatch(1);
        var writers = new ArrayList<Future<?>>();
        long begun = System.nanoTime();
        for (int i = 0; i < WRITERS; i++) {
            boolean inBulk = i % 2 == 0;
            var hand = hands.get(i);
            writers.add(threads.submit(() -> {
                begin.await();
                if (inBulk) {
                    tellInBulk(hand);
                } else {
                    for (var fact : hand) {
                        tell(fact);
                    }
                }
                return null;
            }));
        }
        begin.countDown();
        for (var writer : writers) {
            writer.get();
        }
        threads.shutdown();
        System.out.printf(
                "%d writers told %d facts %d times in %d ms: %s%n",
                WRITERS, facts.size(), TOLD_BY, (System.nanoTime() - begun) / 1_000_000, statuses);
    }

    /** Until there is an answer that is not 503. */
    private void tell(SentFact fact) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = send(fact);
            count(String.valueOf(answer.statusCode()));
            if (answer.statusCode() != 503) {
                note(fact, answer.statusCode(), answer.body());
                return;
            }
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(System.nanoTime()).as("still 503: %s", answer.body()).isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    /** What was answered with 503 is sent again, until nothing is, and all of it while all places for streams are taken. */
    private void tellInBulk(Collection<SentFact> facts) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var left = List.copyOf(facts);
        while (!left.isEmpty()) {
            assertThat(System.nanoTime()).as("still 503").isLessThan(deadline);
            var lines = String.join("\n", left.stream().map(SentFact::line).toList());
            var answer = send("POST", "/v1/facts/bulk", "application/x-ndjson", lines);
            if (answer.statusCode() == 429) {
                // more streams than there are places: none of it was read
                Thread.sleep(100);
                continue;
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            left = refused(left, answer.body().lines().toList());
        }
    }

    private List<SentFact> refused(List<SentFact> told, List<String> answers) throws Exception {
        assertThat(answers).hasSameSizeAs(told);
        var refused = new ArrayList<SentFact>();
        for (int i = 0; i < answers.size(); i++) {
            var answer = json.readTree(answers.get(i));
            int status = answer.at("/problem/status").asInt(201);
            count(String.valueOf(status));
            if (status == 503) {
                refused.add(told.get(i));
            } else {
                note(told.get(i), status, answers.get(i));
            }
        }
        if (!refused.isEmpty()) {
            Thread.sleep(100);
        }
        return refused;
    }

    private HttpResponse<String> send(SentFact fact) throws Exception {
        return send(fact.method(), fact.door(), "application/json", fact.body());
    }

    /** The server closes a connection that is idle for 10 s, maybe just when it is used again: then it is sent again. */
    private HttpResponse<String> send(String method, String path, String type, String body) throws Exception {
        var request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException closed) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private void count(String status) {
        statuses.computeIfAbsent(status, any -> new AtomicInteger()).incrementAndGet();
    }

    private void note(SentFact fact, int status, String answer) {
        if (fact.id().equals("twice")) {
            (status == 409 ? lost : won).add(fact.line());
        } else {
            assertThat(status).as("%s: %s", fact.line(), answer).isLessThan(300);
        }
    }

    /** Of the two attempts of a lead that cannot both be true one was always taken and the other never. */
    private void assertOneWon(String lead) {
        assertThat(won.stream().filter(line -> line.contains('"' + lead + '"'))).hasSize(1);
        assertThat(lost.stream().filter(line -> line.contains('"' + lead + '"')))
                .hasSize(1);
        assertThat(won).doesNotContainAnyElementsOf(lost);
    }

    private List<RecordedFact> kept(String root) {
        return store.facts(List.of(root)).get(root);
    }

    /** Those of the facts told that were kept, in the order in which they were recorded: it decides what holds at one moment. */
    private ArrayList<SentFact> only(List<RecordedFact> kept, List<SentFact> told) {
        var identities = kept.stream()
                .map(fact ->
                        fact.told().leadId() + " " + fact.told().key().kind().text() + " " + fact.id())
                .toList();
        assertThat(identities).doesNotHaveDuplicates();
        return new ArrayList<>(told.stream()
                .filter(fact -> identities.contains(fact.identity()))
                .filter(fact -> !lost.contains(fact.line()))
                .sorted(Comparator.comparing(fact -> identities.indexOf(fact.identity())))
                .toList());
    }

    private void tellOneByOne(List<SentFact> facts, String lead, String alone) throws Exception {
        for (var fact : facts) {
            assertThat(send(fact.of(alone)).statusCode()).isIn(200, 201, 202);
        }
        assertThat(kept(alone)).hasSameSizeAs(kept(lead));
    }

    private void assertSame(String lead, String alone) throws Exception {
        assertThat(told(lead, lead).toPrettyString())
                .isEqualTo(told(alone, lead).toPrettyString());
    }

    /** How a lead stands, and its decision with firings and facts, under another name. */
    private JsonNode told(String lead, String name) throws Exception {
        var decision = json.readTree(get("/v1/leads/" + lead + "/next-action"));
        var whole = json.createObjectNode();
        whole.set("lead", json.readTree(get("/v1/leads/" + lead)));
        whole.set(
                "decision",
                json.readTree(get("/v1/decisions/" + decision.get("id").asText())));
        ((ObjectNode) whole.get("decision")).remove("id");
        whole.findParents("decisionId").forEach(each -> ((ObjectNode) each).remove(INCIDENTAL));
        whole.findParents("decidedAt").forEach(each -> ((ObjectNode) each).remove(INCIDENTAL));
        return json.readTree(whole.toString().replace(lead, name).replace("united-", "merged-"));
    }

    private String get(String path) throws Exception {
        var answer =
                client.send(HttpRequest.newBuilder(server.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
