package dev.leadline.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** The rows that wait to be written, in the order in which they came: no more than so many, nor longer together. */
final class WaitingRows {

    /** So much goes in one batch: more would make all of it wait for longer, and spare little. */
    private static final int ROWS_AT_ONCE = 256;

    private static final long TEXT_AT_ONCE = 4_000_000;

    private final int mostRows;
    private final long mostText;
    private final Queue<WaitingRow> rows = new ArrayDeque<>();
    private long text;
    private boolean isClosed;

    /** @param mostText in characters; a single row may be longer */
    WaitingRows(int mostRows, long mostText) {
        this.mostRows = mostRows;
        this.mostText = mostText;
    }

    /** Returns false when there is no room. */
    synchronized boolean add(WaitingRow row) {
        long longer = text + row.row().size();
        if (isClosed || rows.size() >= mostRows || longer > mostText && !rows.isEmpty()) {
            return false;
        }
        rows.add(row);
        text = longer;
        notify();
        return true;
    }

    /** Waits until there is a row; returns false when none will come any more. */
    synchronized boolean await() throws InterruptedException {
        while (rows.isEmpty() && !isClosed) {
            wait();
        }
        return !rows.isEmpty();
    }

    /** Those that go in the next batch; empty when none waits. */
    synchronized List<WaitingRow> batch() {
        var batch = new ArrayList<WaitingRow>();
        long taken = 0;
        for (var next = rows.peek(); next != null; next = rows.peek()) {
            long size = next.row().size();
            if (!batch.isEmpty() && (batch.size() == ROWS_AT_ONCE || taken + size > TEXT_AT_ONCE)) {
                break;
            }
            batch.add(rows.remove());
            taken += size;
        }
        text -= taken;
        return batch;
    }

    /** All that wait now. */
    synchronized List<WaitingRow> all() {
        var all = List.copyOf(rows);
        rows.clear();
        text = 0;
        return all;
    }

    synchronized int size() {
        return rows.size();
    }

    /** From now on none comes. */
    synchronized void close() {
        isClosed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return isClosed;
    }
}
