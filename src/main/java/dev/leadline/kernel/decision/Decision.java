package dev.leadline.kernel.decision;

import dev.leadline.kernel.clock.LeadClock;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.obligation.History;
import dev.leadline.kernel.obligation.RequiredAction;
import dev.leadline.kernel.obligation.RuleFiring;
import dev.leadline.kernel.policy.ResolvedPolicy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision: what must be done for a lead, and why. The same facts under the same versions give the same decision
 * (T2).
 *
 * @param policy the policy version that it was made under
 * @param facts what it was made from; those later than the moment asked for have no say
 * @param lead the lead with the rank it had come to have (O8)
 * @param clock the lead's clock
 * @param history how the attempts were read
 * @param conclusions what the rules concluded
 * @param firings every firing of a rule, in the order in which the rules are written
 * @param validity how long it holds when no new fact arrives. Within that time an {@code earliestAt} that has passed means
 *     at once (T3)
 * @param earlier how the lead stood when its rank or policy last became another (O8, O9)
 */
public record Decision(
        ResolvedPolicy policy,
        Facts facts,
        Lead lead,
        LeadClock clock,
        History history,
        Conclusions conclusions,
        List<RuleFiring> firings,
        Validity validity,
        @Nullable Decision earlier) {

    public Decision {
        firings = List.copyOf(firings);
    }

    /** The last moment at which it holds when no new fact arrives; {@code null} when it holds for good (T3). */
    public @Nullable Instant validUntil() {
        return validity.until();
    }

    /** The required actions, the first being the next (O7). */
    public List<RequiredAction> requiredActions() {
        return conclusions.requiredActions();
    }

    /** The one thing to do next. */
    public RequiredAction next() {
        return requiredActions().get(0);
    }
}
