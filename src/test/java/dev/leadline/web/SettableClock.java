package dev.leadline.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * What time it is in the tests, for the server and for its database. Time goes on, unless a test sets it. The system
 * property {@code test.now} says when the tests begin; without it they begin when they do.
 */
@ApplicationScoped
public class SettableClock implements InstantSource {

    /** Counted from the start of the JVM, so that time never jumps back when Quarkus loads this class anew. */
    private static final Duration AHEAD = ahead(System.getProperty("test.now", ""));

    private final ThreadLocal<Instant> wrong = new ThreadLocal<>();
    private volatile Instant held;

    private static Duration ahead(String begin) {
        var began = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        return begin.isEmpty()
                ? Duration.ZERO
                : Duration.between(began, OffsetDateTime.parse(begin).toInstant());
    }

    @Override
    public Instant instant() {
        var own = wrong.get();
        return own == null ? insteadOf(() -> Instant.now().truncatedTo(ChronoUnit.MICROS)) : own;
    }

    /** What time it is by this clock, instead of by another that goes like the machine's. */
    public Instant insteadOf(Supplier<Instant> other) {
        var at = held;
        return at == null ? other.get().plus(AHEAD) : at;
    }

    /** From now on it is this moment, for every server and for the database. */
    public void set(Instant moment) {
        held = moment;
    }

    /** From now on time goes on again. */
    public void reset() {
        held = null;
    }

    /** Does something while it is {@code at}. */
    public <T> T during(String at, Callable<T> what) throws Exception {
        var before = held;
        held = Instant.parse(at);
        try {
            return what.call();
        } finally {
            held = before;
        }
    }

    /** Does something on a server whose own clock is wrong: that of the database is right. */
    public <T> T byWrongClock(Instant own, Callable<T> what) throws Exception {
        wrong.set(own);
        try {
            return what.call();
        } finally {
            wrong.remove();
        }
    }
}
