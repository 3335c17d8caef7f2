package dev.leadline.leads;

import dev.leadline.database.Queries;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The time of the database as a test sets it; that of the database itself while no test does. */
@Mock
@Singleton
public class SetTime extends DatabaseTime {

    private volatile Instant set;

    SetTime(Queries queries) {
        super(queries);
    }

    /** From now on it is this moment, for every replica. */
    public void set(Instant moment) {
        set = moment;
    }

    /** From now on it is the time of the database. */
    public void reset() {
        set = null;
    }

    @Override
    public Instant now() {
        return set == null ? super.now() : set;
    }
}
