package dev.leadline.approvals;

import dev.leadline.access.LocalMode;
import dev.leadline.database.CannotStart;
import dev.leadline.kernel.approval.Approvals;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The consents that are usual on this server: for policies that do not say it themselves, and for calendars, commitments
 * and waivers.
 */
@Singleton
public class UsualApprovals {

    private final LocalMode local;

    /** What the tests of calendars, commitments and waivers set. */
    volatile Optional<String> setting;

    UsualApprovals(LocalMode local, @ConfigProperty(name = "leadline.approvals") Optional<String> setting) {
        this.local = local;
        this.setting = setting;
    }

    /** Before the folder of policies is read, and anything works on its own. */
    void check(@Observes @Priority(20) StartupEvent start) {
        get();
    }

    /** Nobody in local mode, and otherwise one person, unless the setting says another number. */
    public Approvals get() {
        var said = setting.orElse(local.applies() ? "0" : "1");
        if (!said.matches("[0-2]")) {
            throw new CannotStart("LEADLINE_APPROVALS (" + said + ") must be 0, 1 or 2."
                    + "\nLeave it out for 1, and for 0 while the server is for this machine only.");
        }
        return Approvals.of(Integer.parseInt(said));
    }
}
