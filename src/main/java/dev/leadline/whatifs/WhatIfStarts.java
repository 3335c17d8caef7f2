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

    WhatIfStarts(WhatIfRuns runs, Plans plans) {
        this.runs = runs;
        this.plans = plans;
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
