package dev.leadline.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.access.LocalMode;
import dev.leadline.access.LocalModeSwitch;
import dev.leadline.database.CannotStart;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UsualApprovalsTest {

    @Inject
    LocalMode mode;

    @Inject
    LocalModeSwitch local;

    @AfterEach
    void reset() {
        local.on();
    }

    @Test
    void nobody_consents_in_local_mode_and_one_person_elsewhere() {
        var usual = new UsualApprovals(mode, Optional.empty());
        assertThat(usual.get().count()).isZero();
        local.off();
        assertThat(usual.get().count()).isEqualTo(1);
    }

    @Test
    void a_number_that_cannot_be_stops_the_start() {
        var wrong = new UsualApprovals(mode, Optional.of("3"));
        assertThatThrownBy(() -> wrong.check(null))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("LEADLINE_APPROVALS (3) must be 0, 1 or 2.");
    }
}
