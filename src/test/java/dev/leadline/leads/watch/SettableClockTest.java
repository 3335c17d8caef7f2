package dev.leadline.leads.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.leads.store.DatabaseTime;
import dev.leadline.web.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What time it is in the tests: one for the server and its database. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SettableClockTest {

    private static final Instant LEAP_DAY = Instant.parse("2028-02-29T15:00:00Z");
    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T05:00:00Z");

    @Inject
    SettableClock time;

    @Inject
    InstantSource server;

    @Inject
    DatabaseTime database;

    @AfterEach
    void reset() {
        time.reset();
    }

    @Test
    void time_goes_on_from_when_the_tests_began() {
        var machine = ManagementFactory.getRuntimeMXBean();
        var said = System.getProperty("test.now");
        var began = said == null
                ? Instant.ofEpochMilli(machine.getStartTime())
                : OffsetDateTime.parse(said).toInstant();
        var since = Duration.ofMillis(machine.getUptime());
        assertThat(server.instant()).isBetween(began.plus(since.dividedBy(2)), began.plus(since.plusSeconds(5)));
        assertThat(database.now()).isBetween(began.plus(since.dividedBy(2)), began.plus(since.plusSeconds(5)));
    }

    @Test
    void a_moment_that_is_set_is_that_of_the_server_and_of_the_database() throws Exception {
        time.set(LEAP_DAY);
        assertThat(server.instant()).isEqualTo(LEAP_DAY);
        assertThat(database.now()).isEqualTo(LEAP_DAY);
        time.during(
                NEW_YEAR.toString(),
                () -> assertThat(server.instant()).isEqualTo(database.now()).isEqualTo(NEW_YEAR));
        assertThat(database.now()).isEqualTo(LEAP_DAY);
    }

    @Test
    void a_server_whose_clock_is_wrong_goes_by_the_time_of_the_database() throws Exception {
        time.set(LEAP_DAY);
        time.byWrongClock(NEW_YEAR, () -> {
            assertThat(server.instant()).isEqualTo(NEW_YEAR);
            return assertThat(database.now()).isEqualTo(LEAP_DAY);
        });
        assertThat(server.instant()).isEqualTo(LEAP_DAY);
    }
}
