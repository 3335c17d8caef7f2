package dev.leadline.system;

import dev.leadline.database.CannotStart;
import dev.leadline.leads.store.DatabaseTime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * How far the clock of this server is from that of the database. Deadlines go by the database, but a decision for now and the
 * signature of a webhook go by this server.
 */
@ApplicationScoped
class ClockSkew {

    private static final Logger LOG = Logger.getLogger(ClockSkew.class);
    private static final Duration WORTH_A_WARNING = Duration.ofSeconds(1);
    private static final double NANOS = 1e9;

    private final Supplier<Instant> database;
    private final InstantSource clock;
    private final Duration limit;
    private volatile double seconds = Double.NaN;
    private boolean isWarned;

    @Inject
    ClockSkew(
            DatabaseTime database,
            InstantSource clock,
            MeterRegistry registry,
            @ConfigProperty(name = "leadline.clock.limit") Duration limit) {
        this(database::now, clock, limit);
        Gauge.builder("leadline.clock.skew.seconds", this, ClockSkew::seconds)
                .description("How far the clock of this server is ahead of that of the database")
                .register(registry);
    }

    ClockSkew(Supplier<Instant> database, InstantSource clock, Duration limit) {
        this.database = database;
        this.clock = clock;
        this.limit = limit;
    }

    /** @throws CannotStart when the clocks differ by more than the limit */
    void checkAtStart(@Observes @Priority(2) StartupEvent start) {
        check();
    }

    void check() {
        var skew = look();
        if (skew.abs().compareTo(limit) > 0) {
            throw new CannotStart("The clock of this machine is " + words(skew) + " the database's, more than "
                    + limit.toSeconds() + " s.\nSet both by the same time servers (NTP), or allow more with"
                    + " LEADLINE_CLOCK_LIMIT.");
        }
    }

    @Scheduled(every = "{leadline.clock.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAgain() {
        try {
            look();
        } catch (RuntimeException away) {
            seconds = Double.NaN;
        }
    }

    /** The question takes a while, and the answer is of some moment within: the middle is wrong by half of it at most. */
    private Duration look() {
        var before = clock.instant();
        var there = database.get();
        var took = Duration.between(before, clock.instant());
        var skew = Duration.between(there, before.plus(took.dividedBy(2)));
        seconds = skew.toNanos() / NANOS;
        boolean isFar = skew.abs().minus(took.dividedBy(2)).compareTo(WORTH_A_WARNING) >= 0;
        if (isFar && !isWarned) {
            LOG.warnf(
                    "The clock of this machine is %s the database's. Set both by the same time servers (NTP).",
                    words(skew));
        }
        isWarned = isFar;
        return skew;
    }

    private static String words(Duration skew) {
        return "%.1f s %s".formatted(skew.abs().toMillis() / 1000.0, skew.isNegative() ? "behind" : "ahead of");
    }

    double seconds() {
        return seconds;
    }
}
