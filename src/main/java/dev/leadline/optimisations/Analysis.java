package dev.leadline.optimisations;

import dev.leadline.kernel.Invalid;
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
        return asked.leads() == null
                ? keep(asked, by, OptimisationBody.Source.COHORTS, cohorts(asked), pricing)
                : keep(asked, by, OptimisationBody.Source.LEADS, leads(asked), pricing);
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
            OptimisationRequest asked,
            String by,
            OptimisationBody.Source source,
            TierTallies tallies,
            Pricing pricing) {
        var channel = asked.leads() == null ? null : LeadSelection.channel(asked.leads());
        var made = OptimisationBody.of(
                new OptimisationBody.Asked(
                        asked.name(), clock.instant(), by == null ? "unknown" : by, source, channel, asked.currency()),
                tallies,
                pricing,
                asked.capacity());
        return optimisations.keep(made);
    }
}
