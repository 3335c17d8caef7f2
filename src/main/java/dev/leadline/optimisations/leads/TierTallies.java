package dev.leadline.optimisations.leads;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.optimisation.Cohort;
import dev.leadline.kernel.optimisation.LeadTally;
import dev.leadline.kernel.optimisation.WorkedLead;
import dev.leadline.kernel.optimisation.WorkedLead.Outcome;
import dev.leadline.web.QuotedText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The leads of an analysis, added up tier by tier. */
public final class TierTallies {

    /** How it is known that a lead was reached. */
    public enum Reach {
        /** It was told. */
        KNOWN,
        /** It was not told; a customer counts as reached at its last attempt. */
        BY_OUTCOME
    }

    private static final int MOST_TIERS = 100;

    private final TreeMap<String, LeadTally> byTier = new TreeMap<>();
    private final TreeMap<String, Integer> floors = new TreeMap<>();
    private final TreeMap<String, Long> leftOut = new TreeMap<>();
    private final Reach reach;

    TierTallies(Reach reach) {
        this.reach = reach;
    }

    /** @throws Invalid with a pointer into the list, when a cohort cannot be */
    public static TierTallies of(List<OptimisationCohort> cohorts) {
        boolean isKnown = cohorts.stream().anyMatch(each -> each.reached() != null);
        var tallies = new TierTallies(isKnown ? Reach.KNOWN : Reach.BY_OUTCOME);
        var seen = new HashSet<String>();
        for (int i = 0; i < cohorts.size(); i++) {
            try {
                var cohort = cohorts.get(i);
                if (!seen.add(cohort.tier() + "/" + cohort.attempts())) {
                    throw new Invalid(
                            "/attempts",
                            cohort.attempts(),
                            "The attempts (" + cohort.attempts()
                                    + ") appear in two cohorts of a tier.\nUse one cohort for each number.");
                }
                tallies.add(cohort);
            } catch (Invalid invalid) {
                throw invalid.under("/" + i);
            }
        }
        return tallies;
    }

    private void add(OptimisationCohort body) {
        var cohort = new Cohort(body.attempts(), body.leads(), body.customers());
        long reached = body.reached() == null ? cohort.customers() : body.reached();
        if (reached < cohort.customers() || reached > cohort.leads()) {
            throw new Invalid(
                    "/reached",
                    reached,
                    "The reached (" + reached + ") must be from the customers (" + cohort.customers()
                            + ") to the leads (" + cohort.leads() + ") of the cohort.");
        }
        var tally = tally(body.tier());
        int n = cohort.attempts();
        tally.add(new WorkedLead(n, Outcome.WON, n, true, null), cohort.customers());
        tally.add(new WorkedLead(n, Outcome.LOST, n, true, null), reached - cohort.customers());
        tally.add(new WorkedLead(n, Outcome.LOST, n, false, null), cohort.leads() - reached);
    }

    /** The tally of a tier; {@code null} and the empty name are no tier. */
    LeadTally tally(String tier) {
        var name = tier == null ? "" : tier;
        if (!byTier.containsKey(name) && byTier.size() == MOST_TIERS) {
            throw new Invalid(
                    "/tier",
                    name,
                    "The tier (" + QuotedText.of(name) + ") is one more than the " + MOST_TIERS
                            + " that an analysis can have.\nCheck that the column of tiers holds tiers.");
        }
        return byTier.computeIfAbsent(name, each -> new LeadTally());
    }

    /** Notes what a tier's leads were owed at least; beyond that few leads were tried. */
    void floor(String tier, int attempts) {
        floors.merge(tier == null ? "" : tier, attempts, Math::max);
    }

    void leaveOut(String because, long leads) {
        if (leads > 0) {
            leftOut.merge(because, leads, Long::sum);
        }
    }

    /** The leads of each tier; those of no tier under the empty name. */
    public Map<String, LeadTally> byTier() {
        return byTier;
    }

    /** What was required of a tier; {@code null} when that is not known. */
    public Integer floor(String tier) {
        return floors.get(tier);
    }

    /** How many leads are in no tally, by the reason. */
    public Map<String, Long> leftOut() {
        return leftOut;
    }

    public Reach reach() {
        return reach;
    }

    /** All leads that were added up. */
    public long leads() {
        return byTier.values().stream().mapToLong(LeadTally::leads).sum();
    }
}
