package dev.leadline.whatifs;

import dev.leadline.kernel.Invalid;
import dev.leadline.policies.drafts.Trials;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;

/** Starts what-ifs for other rooms, as the door does. */
@ApplicationScoped
public class WhatIfStarts {

    private final WhatIfRuns runs;
    private final Trials trials;
    private final InstantSource clock;

    WhatIfStarts(WhatIfRuns runs, Trials trials, InstantSource clock) {
        this.runs = runs;
        this.trials = trials;
        this.clock = clock;
    }

    /**
     * Tries an edition on the decisions since a moment, against what is in force.
     *
     * @return the address of its progress and result
     * @throws Invalid when the edition cannot decide, or the period cannot be
     * @throws Problem 429 when this replica runs as many as it may
     */
    public String start(String policyId, String edition, Instant from, String by) {
        var wanted = new WhatIfRequest(edition, null, null, from, null, null, null);
        var begun = runs.start(wanted.plan(policyId, trials, clock.instant()), by);
        return "/v1/policies/" + policyId + "/what-ifs/" + begun.id();
    }
}
