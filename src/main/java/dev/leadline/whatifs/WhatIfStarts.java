package dev.leadline.whatifs;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Starts what-ifs for other rooms, as the door does. */
@ApplicationScoped
public class WhatIfStarts {

    private final WhatIfRuns runs;
    private final Plans plans;
    private final WhatIfs kept;

    WhatIfStarts(WhatIfRuns runs, Plans plans, WhatIfs kept) {
        this.runs = runs;
        this.plans = plans;
        this.kept = kept;
    }

    /** Returns whether a policy has a what-if with this number. */
    public boolean isKnown(String policyId, long id) {
        return kept.findStored(policyId, id).isPresent();
    }

    /**
     * Tries an edition on the decisions since a moment, against what is in force.
     *
     * @return the address of its progress and result
     * @throws Invalid when the edition cannot decide, or the period cannot be
     * @throws Problem 429 when this replica runs as many as it may
     */
    public String start(String policyId, String edition, Instant from, String by) {
        var begun = runs.start(plans.plan(policyId, WhatIfRequest.since(from, edition)), by);
        return "/v1/policies/" + policyId + "/what-ifs/" + begun.id();
    }
}
