package dev.leadline.leads;

import dev.leadline.database.Journey;
import dev.leadline.database.Queries;
import dev.leadline.leads.store.DatabaseTime;
import dev.leadline.web.SettableClock;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.function.Supplier;

/** The time of the database as the tests' clock has it; while no test sets that, the database is asked. */
@Mock
@Singleton
class SetDatabaseTime extends DatabaseTime {

    private final SettableClock clock;

    SetDatabaseTime(Queries queries, SettableClock clock) {
        super(queries);
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.insteadOf(super::now);
    }

    @Override
    public Supplier<Instant> asked(Journey on) {
        var asked = super.asked(on);
        return () -> clock.insteadOf(asked);
    }
}
