package dev.leadline.web;

import dev.leadline.web.problems.Problem;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Answers bulk requests in constant memory: a JSON document a line in, a JSON document a line out, in the same order. Lines
 * are answered a batch at a time.
 *
 * @param read reads a line, and never fails
 * @param answer answers what was read of a batch: a text for each
 */
public record NdjsonBatches<T>(Function<NdjsonLines.Line, T> read, Function<List<T>, List<String>> answer) {

    private static final int BATCH = 200;
    private static final int HEAD = 1_024;

    /** Batches of all requests that are worked on at once, or many of them would leave other requests no processor. */
    private static final Semaphore TURNS =
            new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);

    /**
     * Answers the request when written to.
     *
     * @throws Problem 400 when it is an array
     */
    public StreamingOutput answers(InputStream request) {
        var lines = new PushbackInputStream(request, HEAD);
        refuseArray(lines);
        return out -> answer(new NdjsonLines(lines), out);
    }

    private static void refuseArray(PushbackInputStream lines) {
        try {
            var head = lines.readNBytes(HEAD);
            if (new String(head, StandardCharsets.UTF_8).stripLeading().startsWith("[")) {
                throw Problem.badRequest("The body is a JSON array.\nUse one document a line, no array.");
            }
            lines.unread(head);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void answer(NdjsonLines lines, OutputStream out) throws IOException {
        for (var texts = next(lines); !texts.isEmpty(); texts = next(lines)) {
            for (var text : texts) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
            out.flush();
        }
    }

    /** The answers to the next batch; empty at the end. Whoever reads slowly holds no turn. */
    private List<String> next(NdjsonLines lines) throws IOException {
        TURNS.acquireUninterruptibly();
        try {
            var batch = new ArrayList<T>(BATCH);
            while (batch.size() < BATCH) {
                var line = lines.next();
                if (line.isEmpty()) {
                    break;
                }
                batch.add(read.apply(line.get()));
            }
            return batch.isEmpty() ? List.of() : answer.apply(batch);
        } finally {
            TURNS.release();
        }
    }
}
