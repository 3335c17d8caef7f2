package dev.leadline.commands;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.decisions.UnrecordedDecisions;
import dev.leadline.web.NdjsonLines;
import dev.leadline.web.json.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;

/**
 * Requests answered as they come, a line each, in constant memory. When the first line is no JSON by itself, the whole
 * may be one request that is written over several lines.
 */
final class DecidedLines {

    private static final ObjectMapper JSON = StrictJson.newMapper();

    private final UnrecordedDecisions decisions;
    private final String policy;
    private final boolean explain;
    private final PrintWriter out;
    private boolean problems;

    DecidedLines(UnrecordedDecisions decisions, String policy, boolean explain, PrintWriter out) {
        this.decisions = decisions;
        this.policy = policy;
        this.explain = explain;
        this.out = out;
    }

    /** Returns whether some request was refused. */
    boolean problems() {
        return problems;
    }

    void answer(InputStream in) throws IOException {
        var read = new ByteArrayOutputStream();
        boolean ended = readOn(in, read, '\n');
        if (isJson(read.toByteArray())) {
            answerLines(new SequenceInputStream(new ByteArrayInputStream(read.toByteArray()), in));
            return;
        }
        ended = ended || readOn(in, read, -1);
        if (ended && isOneRequest(read.toByteArray())) {
            answer(1, read.toByteArray());
        } else {
            answerLines(new SequenceInputStream(new ByteArrayInputStream(read.toByteArray()), in));
        }
    }

    /** Reads on until a byte, the end, or more than a document may hold; says whether the end was reached. */
    private static boolean readOn(InputStream in, ByteArrayOutputStream read, int until) throws IOException {
        while (read.size() <= StrictJson.LARGEST_DOCUMENT) {
            int one = in.read();
            if (one < 0) {
                return true;
            }
            read.write(one);
            if (one == until) {
                return false;
            }
        }
        return false;
    }

    /** Nothing of it is a request by itself, so that it can only be one, perhaps a malformed one. */
    private static boolean isOneRequest(byte[] text) throws IOException {
        var lines = new NdjsonLines(new ByteArrayInputStream(text));
        boolean blank = true;
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            blank = false;
            if (line.get().text() == null || isJson(line.get().text()) && !isJson(text)) {
                return false;
            }
        }
        return !blank;
    }

    private static boolean isJson(byte[] text) {
        try {
            return JSON.readTree(text).isObject();
        } catch (IOException malformed) {
            return false;
        }
    }

    private void answerLines(InputStream in) throws IOException {
        var lines = new NdjsonLines(in);
        for (var line = lines.next(); line.isPresent() && !out.checkError(); line = lines.next()) {
            answer(line.get().number(), line.get().text());
        }
    }

    private void answer(long number, byte[] text) {
        var answer = text == null ? UnrecordedDecisions.tooLong() : decisions.answer(text, policy, explain);
        problems |= !answer.decided();
        out.print(answer.decided() ? answer.json() : "{\"line\":" + number + ",\"problem\":" + answer.json() + "}");
        out.print('\n');
    }
}
