package dev.leadline.kernel.duty;

import dev.leadline.kernel.tracking.Assessment;
import java.time.Instant;
import java.util.List;

/**
 * Everything that is counted of a lead: it is a function of facts and of what was published, so that it stays the same for as
 * long as nobody tells of anything.
 *
 * @param leadId the lead
 * @param duties its duties, cycle by cycle
 * @param cycles its cycles, the first first; none while the lead itself was not told of
 */
public record CountedLead(String leadId, List<Duty> duties, List<LeadCycle> cycles) {

    public CountedLead {
        duties = List.copyOf(duties);
        cycles = List.copyOf(cycles);
    }

    /** Counts a lead as it was assessed. */
    public static CountedLead of(String leadId, Assessment assessment) {
        var counted = assessment.cycles().stream()
                .map(cycle -> new CountedCycle(leadId, cycle))
                .toList();
        return new CountedLead(
                leadId,
                counted.stream().flatMap(each -> each.duties().stream()).toList(),
                counted.stream().map(each -> new CountedWork(each).cycle()).toList());
    }

    /** The same of a lead that was merged into another one, which is counted in its place. */
    CountedLead merged(String stays, Instant at) {
        return new CountedLead(
                leadId,
                duties.stream()
                        .map(each -> each.isMerged() ? each : each.merged(at))
                        .toList(),
                cycles.stream().map(each -> each.merged(stays)).toList());
    }
}
