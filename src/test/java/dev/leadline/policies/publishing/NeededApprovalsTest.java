package dev.leadline.policies.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.access.LocalMode;
import dev.leadline.database.CannotStart;
import dev.leadline.policies.Analyst;
import dev.leadline.policies.publications.Policies;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NeededApprovalsTest {

    @Inject
    Policies policies;

    @Inject
    LocalMode local;

    @Inject
    InstantSource clock;

    private int needed(String setting, String policy) {
        var now = clock.instant();
        return new NeededApprovals(policies, local, Optional.ofNullable(setting))
                .of(policy, now, now)
                .count();
    }

    @Test
    void a_policy_that_does_not_say_it_needs_what_the_server_is_set_to() {
        assertThat(needed(null, Analyst.COPIED)).isZero();
        assertThat(needed("2", Analyst.COPIED)).isEqualTo(2);
        assertThat(needed("1", "never-in-force")).isEqualTo(1);
    }

    @Test
    void a_number_that_cannot_be_stops_the_start() {
        var wrong = new NeededApprovals(policies, local, Optional.of("3"));
        assertThatThrownBy(() -> wrong.check(null))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("LEADLINE_APPROVALS (3) must be 0, 1 or 2.");
    }
}
