package dev.leadline;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.leads.SentFact;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Writers who tell facts through every door, under ids of their own, for as long as they are let. What has no answer is
 * sent again, as a source would that never heard of it; one in five is given up instead. Each server that is asked for
 * may be another one, and may die at any moment.
 */
final class FactStorm {

    /** So many leads are written to at once, so that writers meet. */
    private static final int LEADS = 8;

    private static final int FACTS_A_LEAD = 40;
    private static final int LONGEST_BULK = 8;
    private static final List<String> OUTCOMES = List.of("NO_ANSWER", "VOICEMAIL", "WRONG_NUMBER");

    private final String name;
    private final Supplier<PackagedServer> servers;
    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, SentFact> attempts = new ConcurrentHashMap<>();
    private final Map<String, SentFact> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, SentFact> sent = new ConcurrentHashMap<>();
    private final Map<SentFact, String> answeredByKey = new ConcurrentHashMap<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private ExecutorService threads;
    private volatile boolean isOver;

    /** @param name what its leads' ids begin with */
    FactStorm(String name, Supplier<PackagedServer> servers) {
        this.name = name;
        this.servers = servers;
    }

    /**
     * An answer, or a line of one.
     *
     * @param status its HTTP status
     * @param millis after how long it came
     * @param retryAfter when to ask again; {@code null} when it does not say, and within a bulk answer
     * @param text the body, when it is not as it should be
     */
    record Answer(int status, long millis, String retryAfter, String text) {}

    void begin(int writers, long seed) {
        isOver = false;
        threads = Executors.newFixedThreadPool(writers);
        for (int i = 0; i < writers; i++) {
            var random = new Random(seed * 1_000 + i);
            threads.submit(() -> {
                while (!isOver) {
                    write(random);
                }
                return null;
            });
        }
    }

    /** Whatever is on its way is answered, or given up. */
    void end() throws InterruptedException {
        isOver = true;
        threads.shutdown();
        if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new AssertionError("Writers are still waiting for an answer.");
        }
    }

    /** What was answered with 2xx, by its identity. */
    Map<String, SentFact> acknowledged() {
        return acknowledged;
    }

    /** Everything that was ever sent, by its identity. */
    Map<String, SentFact> sent() {
        return sent;
    }

    /** Those sent with a key, and what was answered to the first that was answered. */
    Map<SentFact, String> answeredByKey() {
        return answeredByKey;
    }

    Collection<Answer> answers() {
        return answers;
    }

    private void write(Random random) throws Exception {
        int door = random.nextInt(10);
        if (door < 2) {
            bulk(random);
        } else if (door < 4) {
            var fact = next(random);
            deliver(fact, random, server -> server.post("/v1/facts", fact.line()), false);
        } else if (door < 7) {
            var fact = next(random);
            deliver(fact, random, server -> server.send(fact.method(), fact.door(), Map.of(), fact.body()), false);
        } else {
            var fact = next(random);
            var headers = Map.of("Idempotency-Key", fact.id());
            var body = fact.kind().equals("lead") ? fact.body() : "{" + fact.fields() + "}";
            deliver(fact, random, server -> server.send(fact.method(), fact.door(), headers, body), true);
        }
    }

    private interface Sending {
        HttpResponse<String> to(PackagedServer server) throws IOException, InterruptedException;
    }

    private void deliver(SentFact fact, Random random, Sending sending, boolean isKeyed) throws Exception {
        sent.put(fact.identity(), fact);
        boolean isPatient = random.nextInt(5) > 0;
        while (true) {
            var answer = answer(sending);
            if (answer != null && answer.statusCode() / 100 == 2) {
                acknowledged.put(fact.identity(), fact);
                if (isKeyed) {
                    answeredByKey.put(fact, answer.body());
                }
                return;
            }
            if (isOver || !isPatient) {
                return;
            }
            Thread.sleep(50);
        }
    }

    private void bulk(Random random) throws Exception {
        var left = new ArrayList<SentFact>();
        for (int i = random.nextInt(LONGEST_BULK); i >= 0; i--) {
            left.add(next(random));
        }
        left.forEach(fact -> sent.put(fact.identity(), fact));
        boolean isPatient = random.nextInt(5) > 0;
        while (!left.isEmpty()) {
            var lines = String.join("\n", left.stream().map(SentFact::line).toList());
            var answer = answer(server ->
                    server.send("POST", "/v1/facts/bulk", Map.of("Content-Type", "application/x-ndjson"), lines));
            if (answer != null && answer.statusCode() == 200) {
                acknowledge(left, answer.body());
            }
            if (isOver || !isPatient) {
                return;
            }
            Thread.sleep(left.isEmpty() ? 0 : 50);
        }
    }

    /** Line by line; those that are kept are left no more. */
    private void acknowledge(List<SentFact> left, String body) throws IOException {
        int line = 0;
        var told = List.copyOf(left);
        for (var text : body.lines().toList()) {
            int status = json.readTree(text).at("/problem/status").asInt(201);
            if (status == 201) {
                acknowledged.put(told.get(line).identity(), told.get(line));
                left.remove(told.get(line));
            } else {
                answers.add(new Answer(
                        status, 0, null, status == 503 ? null : told.get(line).line() + text));
            }
            line++;
        }
    }

    /** {@code null} where nobody answers. */
    private HttpResponse<String> answer(Sending sending) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            var answer = sending.to(servers.get());
            answers.add(new Answer(
                    answer.statusCode(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
                    answer.headers().firstValue("Retry-After").orElse(null),
                    answer.statusCode() < 300 || answer.statusCode() == 503 ? null : answer.body()));
            return answer;
        } catch (HttpTimeoutException never) {
            answers.add(new Answer(0, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), null, "no answer"));
            return null;
        } catch (IOException nobody) {
            return null;
        }
    }

    /** A lead is described first, by whoever is the quickest; what comes before that waits for it. */
    private SentFact next(Random random) {
        int number = numbers.getAndIncrement();
        int round = number / LEADS;
        var lead = name + "-" + round / FACTS_A_LEAD + "-" + number % LEADS;
        var id = lead + "." + number;
        if (round % FACTS_A_LEAD == 0) {
            return new SentFact(lead, "lead", id, described(number % 2 == 0, "east-1"));
        }
        var amended = attempts.get(number - LEADS);
        var kind = random.nextInt(10);
        if (amended != null && amended.leadId().equals(lead) && kind < 2) {
            return kind == 0 ? correction(lead, id, amended) : withdrawal(lead, id, amended);
        }
        if (kind == 2) {
            return new SentFact(
                    lead, "assignment", id, "\"owner\": \"owner-" + number + "\", \"team\": \"inside\", " + at(0));
        }
        if (kind == 3) {
            return new SentFact(lead, "rank", id, "\"rank\": " + random.nextInt(100) + ", " + at(0));
        }
        if (kind == 4) {
            return new SentFact(lead, "lead", id, described(number % 2 == 0, "owner-" + number));
        }
        var attempt = new SentFact(lead, "attempt", id, attempt(OUTCOMES.get(random.nextInt(3)), random.nextInt(600)));
        attempts.put(number, attempt);
        return attempt;
    }

    private static SentFact correction(String lead, String id, SentFact of) {
        var content = attempt("CONNECTED", 5);
        return new SentFact(
                lead, "correction", id, "\"of\": \"" + of.id() + "\", \"attempt\": {" + content + "}, " + at(0));
    }

    private static SentFact withdrawal(String lead, String id, SentFact of) {
        return new SentFact(
                lead,
                "withdrawal",
                id,
                "\"kind\": \"attempt\", \"of\": \"" + of.id() + "\", \"reason\": \"never made\", " + at(0));
    }

    private static String attempt(String outcome, int minutesAgo) {
        return "\"channel\": \"PHONE\", \"outcome\": \"" + outcome + "\", " + at(minutesAgo);
    }

    private static String at(int minutesAgo) {
        return "\"occurredAt\": \"" + PackagedServer.now().minus(minutesAgo, ChronoUnit.MINUTES) + "\"";
    }

    /** The first call is due an hour after receipt: that passes while the storm lasts, or did so long ago. */
    static String described(boolean isDueSoon, String owner) {
        var received = isDueSoon
                ? PackagedServer.now().plusSeconds(5).minus(1, ChronoUnit.HOURS)
                : PackagedServer.now().minus(100, ChronoUnit.DAYS);
        return "\"rank\": 50, \"stage\": \"MQL\", \"receivedAt\": \"%s\", \"owner\": \"%s\", \"team\": \"inside\", %s"
                .formatted(received, owner, at(0));
    }
}
