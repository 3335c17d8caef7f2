package dev.leadline.rules;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once rules are in force. Rules that were refused leave it ready, for the earlier ones go on deciding. */
@Readiness
public class RulesHealth implements HealthCheck {

    private final RulesInForce rules;

    RulesHealth(RulesInForce rules) {
        this.rules = rules;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("rules").status(rules.get() != null);
        if (rules.get() != null) {
            response.withData("revision", rules.get().revision()).withData("origin", rules.origin());
        }
        rules.findRejected().ifPresent(why -> response.withData("rejected", why));
        return response.build();
    }
}
