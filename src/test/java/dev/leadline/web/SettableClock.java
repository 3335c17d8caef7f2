package dev.leadline.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;

/** The clock of the tests' server: the machine's, unless a test holds it. */
@ApplicationScoped
public class SettableClock implements InstantSource {

    private volatile Instant held;

    @Override
    public Instant instant() {
        var at = held;
        return at == null ? Instant.now().truncatedTo(ChronoUnit.MICROS) : at;
    }

    /** Does something while it is {@code at}. */
    public <T> T during(String at, Callable<T> what) throws Exception {
        held = Instant.parse(at);
        try {
            return what.call();
        } finally {
            held = null;
        }
    }
}
