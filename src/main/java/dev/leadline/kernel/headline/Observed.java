package dev.leadline.kernel.headline;

import dev.leadline.kernel.statistics.Proportion;
import java.util.List;

/**
 * What the tests are about: the counts of a period.
 *
 * @param duties duties due in the period, by duty, team, owner and tier
 * @param before those of the period before, by duty and team
 * @param versions duties due in the period, by duty, policy and version, a version's after those of the one before it
 * @param loads first calls due in the period, by how many leads their owner received on that day
 * @param misses required attempts that were not kept
 * @param outcomes what became of the leads received in the period
 */
public record Observed(
        List<DutyCount> duties,
        List<DutyCount> before,
        List<DutyCount> versions,
        List<Load> loads,
        List<Miss> misses,
        Outcomes outcomes) {

    /**
     * First calls of owners who had so many leads.
     *
     * @param leadsADay how many leads the owner received on the day on which that of the call was received
     * @param judged the calls
     */
    public record Load(long leadsADay, Judged judged) {}

    /**
     * Required attempts of a tier that were not kept, and what they lacked in one channel.
     *
     * @param tier the tier
     * @param channel the channel
     * @param lacking of how many leads attempts of the channel were missing, of all that were not kept
     */
    public record Miss(String tier, String channel, Proportion lacking) {}

    /**
     * What became of leads.
     *
     * @param sources how many were no leads, by source
     * @param accepted how many were accepted of those that are closed, by tier and whether the first call was kept
     */
    public record Outcomes(List<Source> sources, List<Accepted> accepted) {}

    /**
     * Leads of a source that were none: of the wrong person, a duplicate, or not to be written to or called.
     *
     * @param source where they came from
     * @param noLeads how many of those received
     */
    public record Source(String source, Proportion noLeads) {}

    /**
     * Closed leads of a tier.
     *
     * @param tier the tier
     * @param kept whether the first call was kept, or kept late
     * @param accepted how many were accepted
     */
    public record Accepted(String tier, boolean kept, Proportion accepted) {}
}
