package dev.leadline.imports;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.TreeMap;

/**
 * Notes, while a CSV text is read, the lines that break RFC 4180 where readers let it pass: a quote within a cell that
 * does not begin with one, text after a closing quote, a carriage return alone, and NUL.
 */
final class QuoteWatch extends FilterReader {

    /** Where in a cell the text is. */
    private enum At {
        BEGIN,
        PLAIN,
        QUOTED,
        /** After a quote within a quoted cell: the end of the cell, or the first of two. */
        QUOTE
    }

    private final char delimiter;
    private final TreeMap<Long, String> faults = new TreeMap<>();
    private At at = At.BEGIN;
    private long line = 1;
    private boolean returned;

    QuoteWatch(Reader in, char delimiter) {
        super(in);
        this.delimiter = delimiter;
    }

    /** What is wrong with the lines up to one, as the end of a sentence; null when nothing is. They are forgotten. */
    String faultUpTo(long last) {
        var first = faults.floorEntry(last);
        if (first == null) {
            return null;
        }
        var fault = faults.firstEntry().getValue();
        faults.headMap(last, true).clear();
        return fault;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        for (int i = 0; i < count; i++) {
            watch(into[offset + i]);
        }
        return count;
    }

    @Override
    public int read() throws IOException {
        int sign = super.read();
        if (sign >= 0) {
            watch((char) sign);
        }
        return sign;
    }

    private void watch(char sign) {
        if (returned && sign != '\n') {
            fault("has a carriage return without a line feed");
            line++;
        }
        returned = false;
        if (sign == 0) {
            fault("contains the character NUL");
        }
        if (at == At.QUOTED) {
            at = sign == '"' ? At.QUOTE : At.QUOTED;
            line += sign == '\n' ? 1 : 0;
        } else if (sign == '"') {
            quote();
        } else {
            outside(sign);
        }
    }

    private void quote() {
        if (at == At.PLAIN) {
            fault("has a quote inside an unquoted cell");
        } else {
            at = At.QUOTED;
        }
    }

    private void outside(char sign) {
        if (sign == delimiter || sign == '\n' || sign == '\r') {
            at = At.BEGIN;
            line += sign == '\n' ? 1 : 0;
            returned = sign == '\r';
        } else {
            if (at == At.QUOTE) {
                fault("has text after a closing quote");
            }
            at = At.PLAIN;
        }
    }

    private void fault(String how) {
        faults.putIfAbsent(line, how);
    }
}
