package dev.leadline.decisions;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a stream, one at a time; of a line that is too long no more than its number is kept. */
public final class Lines {

    private final InputStream stream;
    private final int longest;
    private long number;

    /** @param longest the most bytes that a line may have */
    public Lines(InputStream stream, int longest) {
        this.stream = new BufferedInputStream(stream, 64 * 1024);
        this.longest = longest;
    }

    /**
     * A line.
     *
     * @param number its number, the first being 1
     * @param text its bytes without the line break; {@code null} when it is too long
     */
    public record Line(long number, byte[] text) {

        public boolean isBlank() {
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
        var text = new ByteArrayOutputStream(512);
        long length = 0;
        int read = stream.read();
        if (read < 0) {
            return Optional.empty();
        }
        while (read >= 0 && read != '\n') {
            if (++length <= longest) {
                text.write(read);
            }
            read = stream.read();
        }
        number++;
        return Optional.of(new Line(number, length > longest ? null : text.toByteArray()));
    }
}
