package dev.leadline.rules;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while rules are in force. Rules that were refused leave it ready as long as earlier ones go on deciding; a rule that
 * fails for some lead leaves it ready, too, and is told of.
 */
@Readiness
public class RulesHealth implements HealthCheck {

    private final RulesInForce rules;
    private final RuleFailures failures;

    RulesHealth(RulesInForce rules, RuleFailures failures) {
        this.rules = rules;
        this.failures = failures;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("rules")
                .status(rules.get() != null && !rules.get().isNone());
        if (rules.get() != null) {
            response.withData("revision", rules.get().revision()).withData("origin", rules.origin());
        }
        if (failures.count() > 0) {
            response.withData("failing", failures.count()).withData("lastFailure", failures.last());
        }
        rules.findRejected().ifPresent(why -> response.withData("rejected", why));
        return response.build();
    }
}
