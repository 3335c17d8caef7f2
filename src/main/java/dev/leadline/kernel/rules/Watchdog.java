package dev.leadline.kernel.rules;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Looks at all sessions at work, a few times a second, and abandons those that are at one decision for too long. It adds up
 * what their threads spent between its looks and reads no clock: a process that was paused, or a thread that got no processor
 * meanwhile, is no session that hangs. A session that is not at work costs it nothing, and one that is costs the decision
 * three writes.
 */
final class Watchdog {

    /** How long it waits between two looks. */
    static final long EVERY_MILLIS = 100;

    private static final Watchdog ONLY = new Watchdog();

    private final Set<Guarded> watched = Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    private Watchdog() {
        var thread = new Thread(this::watch, "rules-watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    /** Looks at a session from now on, for as long as anyone holds it. */
    static void watch(Guarded session) {
        ONLY.watched.add(session);
    }

    static void forget(Guarded session) {
        ONLY.watched.remove(session);
    }

    private void watch() {
        while (true) {
            try {
                Thread.sleep(EVERY_MILLIS);
                sessions().forEach(session -> session.looked(this::consumed));
            } catch (InterruptedException nobodyShould) {
                return;
            } catch (RuntimeException goesOn) {
                // a session that cannot be looked at now is looked at again
            }
        }
    }

    private List<Guarded> sessions() {
        synchronized (watched) {
            return new ArrayList<>(watched);
        }
    }

    /** How much processor time a thread has had, in nanoseconds; -1 where the JVM does not tell. */
    private long consumed(Thread thread) {
        return threads.isThreadCpuTimeSupported() ? threads.getThreadCpuTime(thread.getId()) : -1;
    }
}
