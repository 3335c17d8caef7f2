package dev.leadline.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;

/** A server that keeps facts in memory and answers as the bulk door does; requests can be made to fail before. */
public final class BulkDoor implements AutoCloseable {

    private final HttpServer server;
    private final TreeSet<String> facts = new TreeSet<>();
    private final List<Integer> requests = new ArrayList<>();
    private final Deque<Fails> fails = new ArrayDeque<>();

    /** How a request fails: with a status and body, or after some answers when the status is 200. */
    public record Fails(int status, String body, int answers, int unavailable) {

        /** The whole request is refused. */
        public static Fails with(int status, String body) {
            return new Fails(status, body, 0, 0);
        }

        /** The connection breaks after some answers. */
        public static Fails after(int answers) {
            return new Fails(200, "{\"line\":1,\"sta", answers, 0);
        }

        /** The first lines are answered with 503. */
        public static Fails forLines(int lines) {
            return new Fails(200, "", Integer.MAX_VALUE, lines);
        }
    }

    public BulkDoor() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/facts/bulk", this::answer);
        server.start();
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** The next request fails. */
    public synchronized void failNext(Fails how) {
        fails.add(how);
    }

    /** Every fact that was accepted, once. */
    public synchronized List<String> facts() {
        return List.copyOf(facts);
    }

    /** How many lines each request had. */
    public synchronized List<Integer> requests() {
        return List.copyOf(requests);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        requests.add(lines.size());
        var how = fails.poll();
        int status = how == null ? 200 : how.status();
        var ndjson = "application/x-ndjson".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        var text = !ndjson ? "no NDJSON" : status != 200 ? how.body() : answers(lines, how);
        exchange.getResponseHeaders().set("Retry-After", "1");
        exchange.sendResponseHeaders(ndjson ? status : 415, 0);
        try (var body = exchange.getResponseBody()) {
            body.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String answers(List<String> lines, Fails how) throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            if (how != null && i == how.answers()) {
                return text.append(how.body()).toString();
            }
            boolean unavailable = how != null && i < how.unavailable();
            text.append(unavailable ? problem(i, 503, "The database cannot be reached.", "") : answer(i, lines.get(i)));
        }
        return text.toString();
    }

    /** Refuses owners named "nobody", as the server refuses what a mapping cannot know. */
    private String answer(int index, String line) throws IOException {
        var fact = new ObjectMapper().readTree(line);
        if (fact.at("/lead/owner").asText().equals("nobody")) {
            var errors =
                    ",\"errors\":[{\"pointer\":\"/lead/owner\",\"value\":\"nobody\",\"detail\":\"The owner (nobody) is unknown.\"}]";
            return problem(index, 422, "The owner (nobody) is unknown.", errors);
        }
        return "{\"line\":" + (index + 1) + ",\"leadId\":\""
                + fact.get("leadId").asText() + "\",\"status\":\"" + (facts.add(line) ? "accepted" : "duplicate")
                + "\"}\n";
    }

    private static String problem(int index, int status, String detail, String errors) {
        return "{\"line\":" + (index + 1) + ",\"problem\":{\"status\":" + status + ",\"detail\":\"" + detail + "\""
                + errors + "}}\n";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
