package dev.leadline.optimisations;

import dev.leadline.kernel.Invalid;
import dev.leadline.optimisations.leads.LeadSelection;
import dev.leadline.optimisations.leads.TierTallies;
import dev.leadline.optimisations.leads.TrackedLeads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Makes analyses and keeps them. */
@ApplicationScoped
class Analysis {

    private final LeadSelection filter;
    private final TrackedLeads trackedLeads;
    private final Optimisations optimisations;
    private final InstantSource clock;

    Analysis(LeadSelection filter, TrackedLeads trackedLeads, Optimisations optimisations, InstantSource clock) {
        this.filter = filter;
        this.trackedLeads = trackedLeads;
        this.optimisations = optimisations;
        this.clock = clock;
    }

    /** @throws Invalid when the request names both cohorts and tracked leads or neither, or something in it cannot be */
    OptimisationBody of(OptimisationRequest asked, String by) {
        if (asked.cohorts() == null && asked.leads() == null) {
            throw new Invalid("/cohorts", null, "The cohorts are missing.\nUse cohorts, or leads for tracked leads.");
        }
        if (asked.cohorts() != null && asked.leads() != null) {
            throw new Invalid("/leads", null, "The leads stand beside cohorts.\nUse one of them.");
        }
        var pricing = Pricing.from(asked);
        var source = asked.leads() == null ? OptimisationBody.Source.COHORTS : OptimisationBody.Source.LEADS;
        var channel = asked.leads() == null ? null : LeadSelection.channel(asked.leads());
        return keep(
                asked,
                new OptimisationBody.Asked(asked.name(), clock.instant(), by, source, channel, asked.currency()),
                asked.leads() == null ? cohorts(asked) : leads(asked),
                pricing);
    }

    private static TierTallies cohorts(OptimisationRequest asked) {
        try {
            return TierTallies.of(asked.cohorts());
        } catch (Invalid invalid) {
            throw invalid.under("/cohorts");
        }
    }

    private TierTallies leads(OptimisationRequest asked) {
        try {
            return trackedLeads.count(filter.parameters(asked.leads()));
        } catch (Invalid invalid) {
            throw invalid.under("/leads");
        }
    }

    /** Keeps what comes of leads that were added up. */
    OptimisationBody keep(
            OptimisationRequest request, OptimisationBody.Asked asked, TierTallies tallies, Pricing pricing) {
        return optimisations.keep(OptimisationBody.of(asked, tallies, pricing, request.capacity()));
    }
}
