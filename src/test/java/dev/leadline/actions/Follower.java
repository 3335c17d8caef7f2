package dev.leadline.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of the stream, over real HTTP. */
final class Follower implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A block of the stream; without a name it only says that the stream is alive, and how far it is. */
    record Block(String id, String event, String data) {}

    private final BlockingQueue<Block> blocks = new LinkedBlockingQueue<>();
    private final HttpResponse<InputStream> answer;

    private Follower(HttpResponse<InputStream> answer) {
        this.answer = answer;
        var reader = new Thread(this::read, "follower");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param lastEventId {@code null} to begin with now */
    static Follower of(URI stream, String lastEventId) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(stream);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return of(request);
    }

    /** @param key what lets one in */
    static Follower ofKey(URI stream, String key) throws IOException, InterruptedException {
        return of(HttpRequest.newBuilder(stream).header("Authorization", "Bearer " + key));
    }

    private static Follower of(HttpRequest.Builder request) throws IOException, InterruptedException {
        request.header("Accept", "text/event-stream");
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new Follower(answer);
    }

    HttpResponse<InputStream> answer() {
        return answer;
    }

    private void read() {
        try (var text = new Scanner(answer.body(), "UTF-8").useDelimiter("\n\n")) {
            while (text.hasNext()) {
                blocks.add(block(text.next()));
            }
        }
        blocks.add(new Block(null, "closed", null));
    }

    private static Block block(String lines) {
        String id = null;
        String event = null;
        String data = null;
        for (var line : lines.split("\n")) {
            var value = line.substring(line.indexOf(':') + 1);
            switch (line.substring(0, line.indexOf(':'))) {
                case "id" -> id = value;
                case "event" -> event = value;
                case "data" -> data = data == null ? value : data + "\n" + value;
                case "" -> assertThat(value).isEmpty();
                default -> throw new AssertionError("An unexpected line: " + line);
            }
        }
        return new Block(id, event, data);
    }

    /** The next block, whatever it is. */
    Block any() throws InterruptedException {
        var block = blocks.poll(30, TimeUnit.SECONDS);
        assertThat(block).as("something comes in time").isNotNull();
        return block;
    }

    /** The next event. */
    Block next() throws InterruptedException {
        Block block;
        do {
            block = any();
        } while (block.event() == null);
        return block;
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
