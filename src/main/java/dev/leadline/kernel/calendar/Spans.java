package dev.leadline.kernel.calendar;

import java.util.Arrays;

/** Collects half-open spans of seconds that may overlap, cut to one date, into the sorted edges of their union. */
final class Spans {

    private final long start;
    private final long end;
    private long[] edges = new long[8];
    private int size;

    Spans(long start, long end) {
        this.start = start;
        this.end = end;
    }

    /** Adds what of [from, to) lies in the date; nothing when a gap in local time has made it empty. */
    void add(long from, long to) {
        long first = Math.max(from, start);
        long last = Math.min(to, end);
        if (first >= last) {
            return;
        }
        if (size == edges.length) {
            edges = Arrays.copyOf(edges, size * 2);
        }
        int at = size;
        while (at > 0 && edges[at - 2] > first) {
            edges[at] = edges[at - 2];
            edges[at + 1] = edges[at - 1];
            at -= 2;
        }
        edges[at] = first;
        edges[at + 1] = last;
        size += 2;
    }

    /** Openings and closings in turn; spans that overlap or touch are one. */
    long[] union() {
        long[] union = new long[size];
        int count = 0;
        for (int i = 0; i < size; i += 2) {
            if (count > 0 && edges[i] <= union[count - 1]) {
                union[count - 1] = Math.max(union[count - 1], edges[i + 1]);
            } else {
                union[count++] = edges[i];
                union[count++] = edges[i + 1];
            }
        }
        return Arrays.copyOf(union, count);
    }
}
