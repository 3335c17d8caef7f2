package dev.leadline.web;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The one place where a clock is read. Doors inject {@link InstantSource} and hand the instant on as a fact; tests bring
 * their own bean. Cut to microseconds, because the database keeps no more.
 */
@Singleton
public final class TimeSource {

    @Produces
    @ApplicationScoped
    @DefaultBean
    InstantSource now() {
        return system();
    }

    /** The same without a server. */
    public static InstantSource system() {
        InstantSource system = InstantSource.system();
        return () -> system.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
