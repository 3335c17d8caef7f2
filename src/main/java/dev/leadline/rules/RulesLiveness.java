package dev.leadline.rules;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Not well while a thread is lost at rules that were put out of force: nothing but a restart gives it back, and it may be one
 * that others wait for. The rules stay out of force after it.
 */
@Liveness
public class RulesLiveness implements HealthCheck {

    private final RulesInForce rules;

    RulesLiveness(RulesInForce rules) {
        this.rules = rules;
    }

    @Override
    public HealthCheckResponse call() {
        int stuck = rules.stuck();
        return HealthCheckResponse.named("rules")
                .status(stuck == 0)
                .withData("stuck", stuck)
                .build();
    }
}
