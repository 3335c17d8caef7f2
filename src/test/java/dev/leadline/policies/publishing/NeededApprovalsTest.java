package dev.leadline.policies.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.approvals.ApprovalsSwitch;
import dev.leadline.policies.Analyst;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NeededApprovalsTest {

    @Inject
    NeededApprovals approvals;

    @Inject
    ApprovalsSwitch usual;

    @Inject
    InstantSource clock;

    @AfterEach
    void reset() {
        usual.reset();
    }

    private int needed(String policy) {
        var now = clock.instant();
        return approvals.of(policy, now, now).count();
    }

    @Test
    void a_policy_that_does_not_say_it_needs_what_the_server_is_set_to() {
        assertThat(needed(Analyst.COPIED)).isZero();
        usual.to(2);
        assertThat(needed(Analyst.COPIED)).isEqualTo(2);
        usual.to(1);
        assertThat(needed("never-in-force")).isEqualTo(1);
    }
}
