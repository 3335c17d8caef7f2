package dev.leadline.reports.duties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.database.Parameters;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What a report may ask of the database. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DutyReadingTest {

    @Inject
    DutyReading reading;

    /** The database takes its time here; other statements are given up after 2.5 s, and their connections after 3. */
    @Test
    void a_report_may_take_longer_than_a_fact() {
        assertThat(reading.list("select pg_sleep(3.2)", Parameters.none(), row -> "done"))
                .containsExactly("done");
    }
}
