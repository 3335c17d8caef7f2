package dev.leadline.web.guards;

import java.util.ArrayDeque;
import java.util.Deque;

/** Places for work that goes on at once, and a line before them that is no longer than so many. */
final class Places {

    private final int mostWaiting;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int free;

    Places(int places, int mostWaiting) {
        this.free = places;
        this.mostWaiting = mostWaiting;
    }

    /**
     * Runs {@code begin} once there is a place, now or on the thread that leaves one.
     *
     * @return false when nobody more may wait
     */
    boolean take(Runnable begin) {
        synchronized (this) {
            if (free == 0) {
                return waiting.size() < mostWaiting && waiting.add(begin);
            }
            free--;
        }
        begin.run();
        return true;
    }

    /** Whoever waits no longer takes no place. */
    synchronized boolean leaveLine(Runnable begin) {
        return waiting.remove(begin);
    }

    /** Leaves a place to whoever waits longest. */
    void leave() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
                return;
            }
        }
        next.run();
    }
}
