package dev.leadline.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.database.Queries;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FailedSignInsTest {

    private static final Instant MOMENT = Instant.parse("2026-11-27T12:00:20Z");

    @Inject
    Queries queries;

    private FailedSignIns replica(Instant now) {
        return new FailedSignIns(queries, InstantSource.fixed(now), 3);
    }

    @Test
    void too_many_failures_over_all_replicas_shut_a_minute_and_nobody_else() {
        var one = replica(MOMENT);
        var other = replica(MOMENT);
        one.note("account:ann");
        other.note("account:ann");
        assertThatCode(() -> one.refuseIfShutAnywhere("account:ann")).doesNotThrowAnyException();
        one.note("account:ann");

        assertThatThrownBy(() -> one.refuseIfShut("account:ann"))
                .isInstanceOfSatisfying(
                        Throttled.class, shut -> org.assertj.core.api.Assertions.assertThat(shut.seconds())
                                .isEqualTo(41));
        assertThatCode(() -> other.refuseIfShut("account:ann")).doesNotThrowAnyException();
        assertThatThrownBy(() -> other.refuseIfShutAnywhere("account:ann")).isInstanceOf(Throttled.class);
        assertThatThrownBy(() -> other.refuseIfShut("account:ann")).isInstanceOf(Throttled.class);
        assertThatCode(() -> one.refuseIfShutAnywhere("account:ben")).doesNotThrowAnyException();
        assertThatCode(() -> replica(MOMENT.plusSeconds(40)).refuseIfShutAnywhere("account:ann"))
                .doesNotThrowAnyException();
    }

    @Test
    void old_failures_are_forgotten() {
        replica(MOMENT).note("account:cid");
        replica(MOMENT.plusSeconds(3_700)).forget();
        var now = replica(MOMENT);
        now.note("account:cid");
        now.note("account:cid");

        assertThatCode(() -> now.refuseIfShutAnywhere("account:cid")).doesNotThrowAnyException();
    }
}
