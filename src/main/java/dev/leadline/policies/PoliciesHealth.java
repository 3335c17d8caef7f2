package dev.leadline.policies;

import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publishing.FolderSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once policies are in force. A folder that was refused leaves it ready, for what is in force goes on deciding. */
@Readiness
public class PoliciesHealth implements HealthCheck {

    private final Policies policies;
    private final FolderSource folder;

    PoliciesHealth(Policies policies, FolderSource folder) {
        this.policies = policies;
        this.folder = folder;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("policies").status(policies.isReady());
        if (policies.isReady()) {
            policies.inForce()
                    .all()
                    .forEach(policy -> response.withData(policy.terms().id(), policy.version()));
            response.withData("origin", folder.origin());
        }
        folder.findRejected().ifPresent(why -> response.withData("rejected", why));
        return response.build();
    }
}
