package dev.leadline.whatifs;

import dev.leadline.kernel.policy.Transition;
import dev.leadline.whatifs.changes.PartTally;
import dev.leadline.whatifs.changes.Refusals;
import dev.leadline.whatifs.changes.RowHits;
import dev.leadline.whatifs.past.ChangeTally;
import dev.leadline.whatifs.preview.PreviewTally;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the result of a what-if that keeps what a publication would do apart from what would have been.
 *
 * @param plan what was asked
 * @param open what became of the open leads; {@code null} where they were not asked for
 * @param past what became of the closed ones; {@code null} where they were not asked for
 */
record PreviewResult(Plan plan, PreviewTally open, ChangeTally past) {

    WhatIfResult toResult() {
        var ofOpen = open == null ? new PartTally(null) : open.all(plan.transition());
        // closed leads are never judged again (O9)
        var ofClosed = past == null ? new PartTally(null) : past.closed().unchanged();
        var all = ofOpen.with(ofClosed);
        var part = WhatIfPart.from(all);
        var minutes = plan.asked().minutesPerAttempt();
        var refusals = refusals();
        return new WhatIfResult(
                all.leads() + undecided(),
                undecided(),
                WhatIfResult.refusals(refusals),
                refusals.others(),
                part.changed(),
                part.changes(),
                part.newlyBreached(),
                part.noLongerBreached(),
                WhatIfPart.from(ofOpen),
                WhatIfPart.from(ofClosed),
                past == null ? null : WhatIfPart.from(past.closed()),
                transitions(),
                WhatIfPart.tiers(all),
                part.attempts(),
                RepHours.of(part.attempts(), minutes),
                WhatIfResult.rowsWithoutLeads(hits(), all.leads() + undecided(), plan.tried()),
                past == null ? List.of() : WhatIfResult.sample(past, plan.comparison(), plan.at()));
    }

    private List<TransitionFigures> transitions() {
        return open == null
                ? List.of()
                : Arrays.stream(Transition.values())
                        .map(each ->
                                TransitionFigures.from(open, each, plan.asked().minutesPerAttempt()))
                        .toList();
    }

    private long undecided() {
        return (open == null ? 0 : open.undecided()) + (past == null ? 0 : past.undecided());
    }

    private Refusals refusals() {
        var all = new Refusals();
        if (open != null) {
            all.add(open.refusals());
        }
        if (past != null) {
            all.add(past.refusals());
        }
        return all;
    }

    private RowHits hits() {
        var hits = new RowHits();
        if (open != null) {
            hits.add(open.hits());
        }
        if (past != null) {
            hits.add(past.hits());
        }
        return hits;
    }
}
