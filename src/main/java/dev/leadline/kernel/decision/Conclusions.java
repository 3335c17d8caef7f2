package dev.leadline.kernel.decision;

import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.obligation.Notice;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.PriorObligation;
import dev.leadline.kernel.obligation.RequiredAction;
import dev.leadline.kernel.obligation.RequiredAttempts;
import dev.leadline.kernel.obligation.RuleFiring;
import dev.leadline.kernel.obligation.Tier;
import dev.leadline.kernel.obligation.Timer;
import dev.leadline.kernel.policy.Terms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts that rules concluded, in order.
 *
 * @param tier the tier
 * @param required what each channel requires; {@code null} when nothing is required
 * @param obligations what is owed, the known kinds first, then those that the policy declares, in its order
 * @param requiredActions what must be done, the first being the next; never empty
 * @param notices who is told about what is owed, the earliest first and those without a moment last; then in the order of
 *     obligations, then by row
 * @param timers the moments from which on the rules will conclude something else
 */
public record Conclusions(
        @Nullable Tier tier,
        @Nullable RequiredAttempts required,
        List<Obligation> obligations,
        List<RequiredAction> requiredActions,
        List<Notice> notices,
        List<Timer> timers) {

    public Conclusions {
        obligations = List.copyOf(obligations);
        requiredActions = List.copyOf(requiredActions);
        notices = List.copyOf(notices);
        timers = List.copyOf(timers);
    }

    /**
     * Collects the conclusions of rules under a policy.
     *
     * @param prior what was owed before the lead's rank or policy became another
     * @throws RuleFault when it cannot be: two tiers, two states of one obligation, no required action, or a kind of
     *     obligation or action that the policy does not have; the fault names the rules that spoke
     */
    static Conclusions from(List<RuleFiring> firings, Terms terms, List<PriorObligation> prior) {
        return new ConcludedFacts(firings, terms).inOrder(prior);
    }
}
