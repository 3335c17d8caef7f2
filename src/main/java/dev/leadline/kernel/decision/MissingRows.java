package dev.leadline.kernel.decision;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.obligation.Tier;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.TableKind;
import java.util.List;

/**
 * Tells whose fault it is that nothing was concluded of a lead's tier or of what it requires: that of the lead, when no row of
 * the policy's tables is for it, and else that of the rules.
 */
final class MissingRows {

    private MissingRows() {}

    /**
     * @throws Invalid when a row is missing
     * @throws RuleFault when the rules pass over a row that is there
     */
    static void check(ResolvedPolicy policy, Lead lead, Conclusions conclusions) {
        var rank = lead.rank();
        var tier = conclusions.tier();
        if (rank != null && tier == null) {
            if (policy.findTier(rank, lead.attributes()).isEmpty()) {
                throw new Invalid("/lead/rank", rank, "No row of rank-tiers matches this lead with rank " + rank + ".");
            }
            throw new RuleFault(List.of(), "The rules concluded no tier for a lead with rank " + rank + ".");
        }
        if (tier != null && tier.isWorked()) {
            checkWorked(tier, policy, lead, conclusions);
        }
        if (conclusions.requiredActions().isEmpty()) {
            throw new RuleFault(List.of(), "The rules concluded no required action.");
        }
    }

    private static void checkWorked(Tier tier, ResolvedPolicy policy, Lead lead, Conclusions conclusions) {
        if (conclusions.required() == null) {
            check(policy.findAttempts(tier.name(), lead.attributes()).isEmpty(), TableKind.ATTEMPTS, tier);
        }
        if (!owesAllAttempts(conclusions)) {
            check(policy.findDeadlines(tier.name(), lead.attributes()).isEmpty(), TableKind.DEADLINES, tier);
        }
    }

    private static boolean owesAllAttempts(Conclusions conclusions) {
        for (var obligation : conclusions.obligations()) {
            if (obligation.kind().equals(ObligationKind.ALL_ATTEMPTS)) {
                return true;
            }
        }
        return false;
    }

    private static void check(boolean isMissing, TableKind table, Tier tier) {
        if (isMissing) {
            throw new Invalid(
                    "/lead/attributes",
                    null,
                    "No row of " + table.tableName() + " matches this lead in tier " + tier.name() + ".");
        }
        throw new RuleFault(
                List.of(), "The rules ignored " + table.tableName() + " for a lead in tier " + tier.name() + ".");
    }
}
