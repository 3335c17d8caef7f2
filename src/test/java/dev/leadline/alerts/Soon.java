package dev.leadline.alerts;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits until something is so that another thread brings about. */
final class Soon {

    private Soon() {}

    /** Tries until it holds; fails as it failed last when it does not hold in time. */
    static void within(Duration longest, Runnable check) {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            try {
                check.run();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }
}
