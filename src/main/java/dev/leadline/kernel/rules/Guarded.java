package dev.leadline.kernel.rules;

import dev.leadline.kernel.RuleFault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.ToLongFunction;

/**
 * A session under the eyes of the {@link Watchdog}. Its thread says when a decision begins and ends; what is at one decision
 * for too many looks is abandoned: the thread is interrupted, and whatever it comes to is thrown away.
 */
final class Guarded {

    /** Stands for a thread whose session was abandoned. */
    private static final Thread ABANDONED = new Thread("abandoned");

    private final AtomicReference<Thread> atWork = new AtomicReference<>();
    private final IntSupplier mostLooks;
    private final Consumer<StackTraceElement[]> whenHung;
    private volatile boolean isBack;
    private int turn;

    private int seenTurn = -1;
    private long seenConsumed;
    private int looks;

    /**
     * @param mostLooks at so many looks in a row one decision may be seen
     * @param whenHung is told, once, where the thread was when it was abandoned
     */
    Guarded(IntSupplier mostLooks, Consumer<StackTraceElement[]> whenHung) {
        this.mostLooks = mostLooks;
        this.whenHung = whenHung;
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
     * @param consumed how much processor time a thread has had
     */
    void looked(ToLongFunction<Thread> consumed) {
        var thread = atWork.get();
        if (thread == null || thread == ABANDONED) {
            seenTurn = -1;
            return;
        }
        long now = consumed.applyAsLong(thread);
        if (turn != seenTurn) {
            seenTurn = turn;
            looks = 0;
        } else if (isMoving(thread, now)) {
            looks++;
        }
        seenConsumed = now;
        if (looks >= mostLooks.getAsInt()) {
            abandon(thread);
        }
    }

    /** A thread that wants to run and gets no processor does not hang. */
    private boolean isMoving(Thread thread, long consumed) {
        return consumed < 0
                || thread.getState() != Thread.State.RUNNABLE
                || consumed - seenConsumed > Watchdog.EVERY_MILLIS * 1_000_000 / 10;
    }

    private void abandon(Thread thread) {
        var stack = thread.getStackTrace();
        synchronized (this) {
            if (!atWork.compareAndSet(thread, ABANDONED)) {
                return;
            }
            whenHung.accept(stack);
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
