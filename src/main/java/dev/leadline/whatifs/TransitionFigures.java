package dev.leadline.whatifs;

import dev.leadline.kernel.policy.Transition;
import dev.leadline.whatifs.changes.ChangeKind;
import dev.leadline.whatifs.changes.PartTally;
import dev.leadline.whatifs.preview.OwnerGroup;
import dev.leadline.whatifs.preview.PreviewTally;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a publication would do to the open leads by one transition (O9).
 *
 * @param transition the transition
 * @param leads the open leads that could be decided
 * @param changed those that are answered differently, in whatever way
 * @param changes how many of them, by what is different; a lead may be in several
 * @param newlyBreached the leads of which something is late at once that was not
 * @param noLongerBreached the leads of which something was late that is not any more
 * @param attempts the attempts asked for, per channel
 * @param repHours the hours that they cost; null unless the minutes of an attempt were given
 * @param tiers how many leads come from which tier into which
 * @param byTeam the same by team, where most changes first; at most 200
 * @param byOwner the same by owner, where most changes first; at most 200
 * @param furtherTeams the number of teams that are not listed
 * @param furtherOwners the number of owners that are not listed
 */
@Schema(name = "WhatIfTransition")
record TransitionFigures(
        @Schema(enumeration = {"new-leads", "re-rate-from-receipt", "re-rate-from-now", "never-shorten"})
                String transition,
        long leads,
        long changed,
        Map<ChangeKind, Long> changes,
        long newlyBreached,
        long noLongerBreached,
        List<WhatIfPart.ChannelEffort> attempts,
        @Schema(nullable = true) RepHours repHours,
        List<WhatIfPart.TierMove> tiers,
        List<Group> byTeam,
        List<Group> byOwner,
        int furtherTeams,
        int furtherOwners) {

    private static final int MOST_GROUPS = 200;

    /**
     * The open leads of a team, or of an owner in a team.
     *
     * @param team the team; null for leads without one
     * @param owner the owner; null for leads that nobody has, and of a whole team
     * @param leads how many leads
     * @param changed those that are answered differently
     * @param changes how many of them, by what is different
     * @param newlyBreached the leads of which something is late at once that was not
     * @param noLongerBreached the leads of which something was late that is not any more
     * @param attempts the attempts asked for, per channel
     * @param repHours the hours that they cost; null unless the minutes of an attempt were given
     */
    @Schema(name = "WhatIfGroup")
    record Group(
            @Schema(nullable = true) String team,
            @Schema(nullable = true) String owner,
            long leads,
            long changed,
            Map<ChangeKind, Long> changes,
            long newlyBreached,
            long noLongerBreached,
            List<WhatIfPart.ChannelEffort> attempts,
            @Schema(nullable = true) RepHours repHours) {

        static Group from(OwnerGroup of, PartTally tally, Map<String, BigDecimal> minutes) {
            var part = WhatIfPart.from(tally);
            return new Group(
                    of.team(),
                    of.owner(),
                    part.leads(),
                    part.changed(),
                    part.changes(),
                    part.newlyBreached(),
                    part.noLongerBreached(),
                    part.attempts(),
                    RepHours.of(part.attempts(), minutes));
        }
    }

    /** @param minutes what an attempt costs, by channel; {@code null} when it is not known */
    static TransitionFigures from(PreviewTally tally, Transition transition, Map<String, BigDecimal> minutes) {
        var all = tally.all(transition);
        var part = WhatIfPart.from(all);
        var teams = tally.teams(transition);
        var owners = tally.owners(transition);
        return new TransitionFigures(
                transition.text(),
                part.leads(),
                part.changed(),
                part.changes(),
                part.newlyBreached(),
                part.noLongerBreached(),
                part.attempts(),
                RepHours.of(part.attempts(), minutes),
                WhatIfPart.tiers(all),
                groups(teams, minutes),
                groups(owners, minutes),
                Math.max(0, teams.size() - MOST_GROUPS),
                Math.max(0, owners.size() - MOST_GROUPS));
    }

    private static List<Group> groups(SortedMap<OwnerGroup, PartTally> groups, Map<String, BigDecimal> minutes) {
        return groups.entrySet().stream()
                .sorted(Comparator.comparingLong(each -> -each.getValue().changed()))
                .limit(MOST_GROUPS)
                .map(each -> Group.from(each.getKey(), each.getValue(), minutes))
                .toList();
    }
}
