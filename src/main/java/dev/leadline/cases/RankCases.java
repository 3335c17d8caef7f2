package dev.leadline.cases;

import dev.leadline.kernel.policy.rows.TierRow;
import java.math.BigDecimal;
import java.util.Map;

/** Cases at both ends of the bands of {@code rank-tiers}. */
final class RankCases {

    private final ExampleLeads leads;
    private final AskedCases asked;

    RankCases(ExampleLeads leads, AskedCases asked) {
        this.leads = leads;
        this.asked = asked;
    }

    void withoutRank() {
        add("a_lead_without_a_rank", null, Map.of());
    }

    void edges(TierRow row) {
        at(row.band().from(), row);
        at(leads.highest(row.band()), row);
    }

    private void at(BigDecimal rank, TierRow row) {
        var wanted = row.segment().wanted();
        var number = rank.stripTrailingZeros().toPlainString().replace('.', '_');
        add("the_tier_of_a_lead_ranked_" + number + ExampleLead.inName(wanted), rank, wanted);
    }

    private void add(String name, BigDecimal rank, Map<String, String> attributes) {
        var lead = leads.with(rank, attributes);
        asked.add(name, lead.request(lead.receivedAt()), new AnswerNow(lead)::tier);
    }
}
