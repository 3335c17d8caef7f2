package dev.leadline.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.StrictJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A server's {@code POST /v1/facts/bulk}. Facts are sent until each is answered: what a broken connection or a server
 * that is not ready left open is sent again.
 */
final class BulkFactsClient {

    private static final String PATH = "v1/facts/bulk";
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(10);

    private final URI door;
    private final Backoff patience;
    private final ProblemReport report;
    private final Progress progress;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /** The facts left after one request, why, and how long the server asked to wait. */
    private record Left(List<FactLine> facts, String why, Duration pause) {}

    BulkFactsClient(URI server, Backoff patience, ProblemReport report, Progress progress) {
        this.door = door(server);
        this.patience = patience;
        this.report = report;
        this.progress = progress;
    }

    /** What is asked of the server for all facts stays behind the path. */
    private static URI door(URI server) {
        var parts = server.toString().split("\\?", 2);
        var slash = parts[0].endsWith("/") ? "" : "/";
        return URI.create(parts[0] + slash + PATH + (parts.length == 2 ? "?" + parts[1] : ""));
    }

    /**
     * Sends facts and returns when each is answered.
     *
     * @throws Invalid when the server refuses the whole, or does not become ready
     */
    void send(List<FactLine> facts) throws InterruptedException {
        var left = facts;
        int waits = 0;
        while (!left.isEmpty()) {
            var now = attempt(left);
            if (now.facts().size() < left.size()) {
                waits = 0;
            }
            left = now.facts();
            if (!left.isEmpty()) {
                await(waits++, now);
            }
        }
    }

    private void await(int waits, Left left) throws InterruptedException {
        if (!patience.lastsAfter(waits)) {
            throw new Invalid(
                    "",
                    door,
                    "The server (" + door + ") does not accept facts: " + left.why()
                            + ".\nCheck that it runs, then run the same command again: facts that arrived are not"
                            + " stored twice.");
        }
        if (waits == 0) {
            progress.say("The server (" + door + ") does not accept facts at the moment (" + left.why()
                    + "). They are sent again.");
        }
        patience.await(waits, left.pause());
    }

    private Left attempt(List<FactLine> facts) throws InterruptedException {
        var answers = new BulkAnswers(facts, report, progress);
        try {
            var answer = client.send(request(facts), HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (BulkAnswers.isPassing(answer.statusCode())) {
                    return new Left(facts, "status " + answer.statusCode(), retryAfter(answer));
                }
                if (answer.statusCode() != 200) {
                    throw refused(answer.statusCode(), body);
                }
                read(body, answers);
            }
            return new Left(answers.again(), "it answered that it is unavailable", Duration.ZERO);
        } catch (IOException broken) {
            var why = broken.getMessage() == null ? broken.getClass().getSimpleName() : broken.getMessage();
            return new Left(answers.again(), QuotedText.of(why), Duration.ZERO);
        }
    }

    private HttpRequest request(List<FactLine> facts) {
        var body = facts.stream().map(FactLine::json).collect(Collectors.joining("\n", "", "\n"));
        return HttpRequest.newBuilder(door)
                .timeout(ANSWER)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
    }

    private static void read(InputStream body, BulkAnswers answers) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            answers.take(line);
        }
    }

    private static Duration retryAfter(HttpResponse<?> answer) {
        var seconds = answer.headers().firstValue("Retry-After").orElse("0");
        boolean number = seconds.length() <= 4 && seconds.chars().allMatch(sign -> sign >= '0' && sign <= '9');
        return Duration.ofSeconds(number && !seconds.isEmpty() ? Integer.parseInt(seconds) : 0);
    }

    private Invalid refused(int status, InputStream body) throws IOException {
        var text = new String(body.readNBytes(StrictJson.LARGEST_DOCUMENT), StandardCharsets.UTF_8);
        String why;
        try {
            why = BulkAnswers.fault(StrictJson.newMapper().readTree(text)).getMessage();
        } catch (JsonProcessingException notOurs) {
            why = text;
        }
        return new Invalid(
                "",
                door,
                "The server (" + door + ") refused the facts with status " + status + ".\n"
                        + QuotedText.ofSentence(why));
    }
}
