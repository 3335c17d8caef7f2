package dev.leadline.kernel.rules;

import dev.leadline.kernel.RuleFault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A session under the eyes of the {@link Watchdog}. Its thread says when a decision begins and ends; what spends too much
 * time on one decision is abandoned: the thread is interrupted, and whatever it comes to is thrown away. Time in which the
 * thread wants to run and gets no processor is not spent.
 */
final class Guarded {

    /** Stands for a thread whose session was abandoned. */
    private static final Thread ABANDONED = new Thread("abandoned");

    /** What is told of a session that is abandoned, by the watchdog's thread. */
    interface Owner {

        /** Returns how long one decision may take. */
        Duration most();

        /** It is abandoned now; tells where its thread was. */
        void slow(StackTraceElement[] stack);

        /** Its thread spent as much time again, and still does not come back. */
        void stuck();
    }

    private final AtomicReference<Thread> atWork = new AtomicReference<>();
    private final Owner owner;
    private volatile boolean isBack;
    private int turn;

    private int seenTurn = -1;
    private long seenConsumed;
    private long spent;
    private @Nullable Thread abandoned;

    Guarded(Owner owner) {
        this.owner = owner;
    }

    void begin() {
        turn++;
        atWork.set(Thread.currentThread());
    }

    boolean isAbandoned() {
        return atWork.get() == ABANDONED;
    }

    /** Returns whether it was abandoned and its thread is still at it. */
    boolean isStuck() {
        return isAbandoned() && !isBack;
    }

    /**
     * The decision is made, or has failed.
     *
     * @return whether it may be used: it was not abandoned meanwhile
     */
    boolean end() {
        if (atWork.compareAndSet(Thread.currentThread(), null)) {
            return true;
        }
        isBack = true;
        synchronized (this) {
            // The watchdog's interruption was for the session, and not for what the thread does next.
            Thread.interrupted();
        }
        return false;
    }

    /**
     * A look of the watchdog.
     *
     * @param consumed how much processor time a thread has had, in nanoseconds; below 0 when that is not known
     */
    void looked(ToLongFunction<Thread> consumed) {
        var thread = atWork.get();
        if (thread == ABANDONED) {
            lookedAgain(consumed);
            return;
        }
        if (thread == null) {
            seenTurn = -1;
            return;
        }
        boolean isNew = turn != seenTurn;
        seenTurn = turn;
        spend(thread, consumed.applyAsLong(thread), isNew);
        if (spent >= most()) {
            abandon(thread);
        }
    }

    /** Looks at a thread that was abandoned: one that goes on as long again will not come back. */
    private void lookedAgain(ToLongFunction<Thread> consumed) {
        if (abandoned == null || isBack) {
            return;
        }
        spend(abandoned, consumed.applyAsLong(abandoned), false);
        if (spent >= 2 * most()) {
            abandoned = null;
            owner.stuck();
        }
    }

    private long most() {
        return owner.most().toNanos();
    }

    /** Adds the time since the last look: all of it for a thread that waits, its processor time for one that runs. */
    private void spend(Thread thread, long now, boolean isNew) {
        boolean isWaiting = now < 0 || thread.getState() != Thread.State.RUNNABLE;
        long since = isWaiting ? Watchdog.EVERY_MILLIS * 1_000_000 : Math.max(0, now - seenConsumed);
        spent = isNew ? 0 : spent + since;
        seenConsumed = now;
    }

    private void abandon(Thread thread) {
        var stack = thread.getStackTrace();
        synchronized (this) {
            if (!atWork.compareAndSet(thread, ABANDONED)) {
                return;
            }
            abandoned = thread;
            owner.slow(stack);
            thread.interrupt();
        }
    }

    /** Creates the fault of a session that was abandoned. */
    static RuleFault fault(List<String> rules, Duration most) {
        return new RuleFault(
                rules,
                "A decision took longer than " + most.toMillis() + " ms and was stopped. It was "
                        + (rules.isEmpty()
                                ? "matching the conditions of the rules."
                                : "at " + Blame.called(rules) + ".")
                        + "\nCheck whether a rule waits, loops, or compares very many facts with each other.");
    }
}
