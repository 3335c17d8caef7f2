package dev.leadline.approvals;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Sets the consents that are usual on the server of the tests, for as long as a test says. */
@Singleton
public class ApprovalsSwitch {

    @Inject
    UsualApprovals approvals;

    public void to(int count) {
        approvals.setting = Optional.of(String.valueOf(count));
    }

    public void reset() {
        approvals.setting = Optional.empty();
    }
}
