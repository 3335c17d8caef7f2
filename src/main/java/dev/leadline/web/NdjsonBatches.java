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
        var batch = new ArrayList<T>(BATCH);
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            batch.add(read.apply(line.get()));
            if (batch.size() == BATCH) {
                write(batch, out);
                batch.clear();
            }
        }
        write(batch, out);
    }

    private void write(List<T> batch, OutputStream out) throws IOException {
        for (var text : answer.apply(batch)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        }
        out.flush();
    }
}
