package dev.leadline.cases;

import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.rows.SpacingRow;
import java.util.List;
import java.util.Optional;

/** Cases of leads after one attempt, which show how long the next one has to wait by {@code spacing} (B8). */
final class SpacingCases {

    private final ExampleLeads leads;
    private final AskedCases asked;
    private final ResolvedPolicy policy;
    private final ExampleAttempts attempts;

    SpacingCases(ExampleLeads leads, AskedCases asked, ResolvedPolicy policy, ExampleAttempts attempts) {
        this.leads = leads;
        this.asked = asked;
        this.policy = policy;
        this.attempts = attempts;
    }

    /** A lead that waits in a channel, and the attempt after which it does. */
    private record Waiting(ExampleLead lead, ExampleAttempts.Try after) {}

    void after(SpacingRow row) {
        var found = policy.terms().channels().stream()
                .filter(channel -> row.channel() == null || row.channel().equals(channel))
                .flatMap(channel -> find(row, channel).stream())
                .findFirst();
        if (found.isEmpty()) {
            asked.leaveOut("Found no lead that " + BoundaryCases.called(row) + " makes wait after an attempt.");
            return;
        }
        var lead = found.get().lead();
        var tier = row.tier() == null ? "" : "_of_tier_" + BoundaryCases.inName(row.tier());
        asked.add(
                "a_lead" + tier + ExampleLead.inName(row.segment().wanted()) + "_waits_after_one_try_by_"
                        + BoundaryCases.inName(found.get().after().channel()),
                ExampleAttempts.request(lead, List.of(found.get().after())),
                new AnswerNow(lead)::waits);
    }

    private Optional<Waiting> find(SpacingRow row, String channel) {
        var inChannel = new SpacingRow(row.row(), row.tier(), channel, row.segment(), row.afterPrevious());
        return attempts.counted(channel).flatMap(one -> leads.findWorked(row.segment(), lead -> isFor(inChannel, lead))
                .map(lead -> new Waiting(lead, one)));
    }

    private boolean isFor(SpacingRow row, ExampleLead lead) {
        return policy.rowsFor(lead.rank(), lead.attributes()).contains(row)
                && leads.required(lead).getOrDefault(row.channel(), 0) > 1;
    }
}
