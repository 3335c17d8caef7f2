package dev.leadline.whatifs.preview;

import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.policy.Transition;
import dev.leadline.kernel.tracking.Assessment;
import dev.leadline.kernel.tracking.CycleAssessment;
import dev.leadline.kernel.tracking.VersionLookup;
import dev.leadline.policies.publications.PublishedPolicies;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.whatifs.changes.DecisionChange;
import dev.leadline.whatifs.changes.EvenPace;
import dev.leadline.whatifs.changes.Refusals;
import dev.leadline.whatifs.changes.Refusals.Side;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a publication would do to open leads, by each transition. A lead is assessed as it is when one takes effect: by all
 * that was told of it, and by the versions that hold for it then. It remembers nothing of leads, and may be used by many
 * threads at once.
 */
public final class Preview {

    private final VersionLookup present;
    private final Map<Transition, VersionLookup> tried = new EnumMap<>(Transition.class);
    private final Instant at;
    private final EvenPace pace = new EvenPace();

    /**
     * @param published what is published
     * @param policy what would be published, too
     * @param at when it would take effect: from now on, if nothing is told of leads until then
     * @throws Invalid when what would be in force does not go together
     */
    public Preview(PublishedPolicies published, AuthoredPolicy policy, Instant at) {
        this.present = published.versions();
        this.at = at;
        for (var transition : Transition.values()) {
            tried.put(transition, published.ifPublished(policy, at, transition));
        }
    }

    /** An empty tally. */
    public PreviewTally none() {
        return new PreviewTally(pace);
    }

    /** @throws IllegalStateException when a lead cannot be assessed for a reason that is not its own */
    public PreviewPage of(List<OpenLead> leads) {
        var page = new PreviewPage(none());
        leads.forEach(lead -> assess(lead, page));
        return page;
    }

    private void assess(OpenLead lead, PreviewPage page) {
        try {
            page.looked();
            present(lead).ifPresent(was -> compare(lead, was, page));
        } catch (Refused refused) {
            page.tally().add(refused.reason);
        } catch (RuntimeException failed) {
            throw new IllegalStateException(
                    "The lead (" + lead.id() + ") could not be decided: " + failed.getMessage(), failed);
        }
    }

    /** How it stands then; empty when it was received or closed only after this began. */
    private Optional<CycleAssessment> present(OpenLead lead) {
        return refusedBy(Side.BEFORE, () -> Assessment.ifNothingHappens(lead.id(), lead.told(), present, at))
                .filter(was -> !was.cycle().receivedAt().isAfter(at))
                .filter(was -> was.decision().facts().disposition() == null);
    }

    private void compare(OpenLead lead, CycleAssessment was, PreviewPage page) {
        var changes = new EnumMap<Transition, DecisionChange>(Transition.class);
        tried.forEach((transition, versions) -> {
            var is = refusedBy(Side.AFTER, () -> was.under(versions));
            changes.put(transition, new DecisionChange(lead.id(), null, was.decision(), is.decision()));
        });
        page.add(lead, changes);
    }

    private interface Assessing<T> {
        T get();
    }

    private static <T> T refusedBy(Side side, Assessing<T> assessing) {
        try {
            return assessing.get();
        } catch (Invalid invalid) {
            throw new Refused(side, invalid.faults().get(0).detail());
        } catch (Contradiction contradiction) {
            throw new Refused(side, contradiction.fault().detail());
        } catch (RuleFault fault) {
            throw new Refused(side, fault.sentence());
        }
    }

    /** A version refuses a lead. */
    private static final class Refused extends RuntimeException {

        private final transient Refusals.Reason reason;

        Refused(Side side, String detail) {
            super(detail);
            this.reason = new Refusals.Reason(side, detail);
        }
    }

    /**
     * An open lead with what is known of it.
     *
     * @param id the lead
     * @param group who has it
     * @param told what was told of it, and of those merged into it
     */
    public record OpenLead(String id, OwnerGroup group, List<ToldFact> told) {}
}
