package dev.leadline.access;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Failed attempts to come in, counted over all replicas by address or account, minute by minute. Only a failure touches the
 * database. Too many shut an address or account until the minute is over.
 */
@ApplicationScoped
public class FailedSignIns {

    private static final Logger LOG = Logger.getLogger(FailedSignIns.class);
    private static final Duration KEPT = Duration.ofHours(1);

    private final Queries queries;
    private final InstantSource clock;
    private final int most;
    private final Map<String, Instant> shutUntil = new ConcurrentHashMap<>();

    FailedSignIns(
            Queries queries,
            InstantSource clock,
            @ConfigProperty(name = "leadline.access.failures-a-minute", defaultValue = "20") int most) {
        this.queries = queries;
        this.clock = clock;
        this.most = most;
    }

    /**
     * Whether this replica knows that there were too many. It asks nobody, so it serves on the event loop.
     *
     * @throws Throttled when there were
     */
    public void refuseIfShut(String whose) {
        var until = shutUntil.get(whose);
        var now = clock.instant();
        if (until != null && now.isBefore(until)) {
            throw new Throttled(
                    "There were too many failed attempts.\nTry again after the seconds in Retry-After.",
                    ChronoUnit.SECONDS.between(now, until) + 1);
        }
    }

    /**
     * The same as all replicas know it, for what can be guessed, such as a password: before it is looked at.
     *
     * @throws Throttled when there were too many
     */
    public void refuseIfShutAnywhere(String whose) {
        var minute = minute();
        queries.first(
                        "select failures from failed_sign_in where whose = :whose and minute = :minute",
                        Parameters.of("whose", whose).and("minute", minute),
                        row -> row.getInt(1))
                .ifPresent(failures -> shutIfTooMany(whose, failures, minute));
        refuseIfShut(whose);
    }

    /** One attempt more has failed. */
    public void note(String whose) {
        var minute = minute();
        int failures = queries.list(
                        """
                        insert into failed_sign_in (whose, minute, failures) values (:whose, :minute, 1)
                        on conflict (whose, minute) do update set failures = failed_sign_in.failures + 1
                        returning failures
                        """,
                        Parameters.of("whose", whose).and("minute", minute),
                        row -> row.getInt(1))
                .get(0);
        shutIfTooMany(whose, failures, minute);
    }

    private void shutIfTooMany(String whose, int failures, Instant minute) {
        if (failures >= most) {
            var until = minute.plus(1, ChronoUnit.MINUTES);
            if (until.equals(shutUntil.put(whose, until))) {
                return;
            }
            LOG.warnf("%d attempts to come in failed within a minute: %s is shut until it is over", failures, whose);
        }
    }

    private Instant minute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }

    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        var now = clock.instant();
        shutUntil.values().removeIf(until -> !now.isBefore(until));
        try {
            queries.update(
                    "delete from failed_sign_in where minute < :before", Parameters.of("before", now.minus(KEPT)));
        } catch (RuntimeException away) {
            LOG.debugf("Old failures cannot be deleted now: %s", away);
        }
    }
}
