package dev.leadline.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** Standard output as a text that fails when nobody reads it any more, and is not closed. */
final class Terminal extends Writer {

    private static final int OFTEN = 10_000;

    private final PrintWriter out;
    private int written;

    Terminal(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        out.write(text, from, length);
        if (++written % OFTEN == 0) {
            flush();
        }
    }

    @Override
    public void flush() throws IOException {
        // it flushes too
        if (out.checkError()) {
            throw new IOException("the output was closed");
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
