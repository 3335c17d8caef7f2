package dev.leadline.whatifs;

import java.util.function.LongPredicate;

/** Tells the database about each second how far a what-if is, and learns there whether it was called off. */
final class Pulse implements LongPredicate {

    private static final long EVERY_NANOS = 1_000_000_000L;

    private final WhatIfs whatIfs;
    private final long id;
    private long counted;
    private Long inAll;
    private long last = System.nanoTime();

    Pulse(WhatIfs whatIfs, long id) {
        this.whatIfs = whatIfs;
        this.id = id;
    }

    /** More leads were counted. */
    boolean counted(long more) {
        counted += more;
        return test(0);
    }

    /** All leads were counted. */
    boolean countedAll() {
        inAll = counted;
        last = System.nanoTime();
        return whatIfs.beat(id, 0, inAll);
    }

    /** @return whether to go on */
    @Override
    public boolean test(long done) {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        if (System.nanoTime() - last < EVERY_NANOS) {
            return true;
        }
        last = System.nanoTime();
        return whatIfs.beat(id, done, inAll);
    }
}
