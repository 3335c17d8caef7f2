package dev.leadline.web;

import dev.leadline.web.json.StrictJson;
import dev.leadline.web.problems.Problem;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a stream with a JSON document each, one at a time. Blank lines are passed over. */
public final class NdjsonLines {

    private final InputStream stream;
    private long number;

    public NdjsonLines(InputStream stream) {
        this.stream = new BufferedInputStream(stream, 64 * 1024);
    }

    /**
     * A line.
     *
     * @param number its number, the first being 1
     * @param text its bytes without the line break; {@code null} when there are more than a document may have
     */
    public record Line(long number, byte[] text) {

        /** @throws Problem 413 when it is too long */
        public byte[] document() {
            if (text == null) {
                throw Problem.tooLarge("The line is longer than " + StrictJson.LARGEST_DOCUMENT + " bytes.");
            }
            return text;
        }

        private boolean isBlank() {
            if (text == null) {
                return false;
            }
            for (byte each : text) {
                if (each != ' ' && each != '\t' && each != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    /** The next line; empty at the end. */
    public Optional<Line> next() throws IOException {
        for (int first = stream.read(); first >= 0; first = stream.read()) {
            var line = line(first);
            if (!line.isBlank()) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private Line line(int first) throws IOException {
        var text = new ByteArrayOutputStream(512);
        long length = 0;
        for (int read = first; read >= 0 && read != '\n'; read = stream.read()) {
            if (++length <= StrictJson.LARGEST_DOCUMENT) {
                text.write(read);
            }
        }
        number++;
        return new Line(number, length > StrictJson.LARGEST_DOCUMENT ? null : text.toByteArray());
    }
}
