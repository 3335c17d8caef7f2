package dev.leadline.leads.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A lead as lists show it.
 *
 * @param leadId the lead
 * @param root the lead that stays, of one that was merged; else itself
 * @param standing where it stands
 * @param stage where it is in the funnel; {@code null} before it was received
 * @param policy the id of its policy
 * @param tier the tier it is in; {@code null} when it has no rank
 * @param rank its rank; {@code null} when it has none
 * @param owner who works on it; {@code null} for nobody
 * @param team the owner's team
 * @param source where it came from; {@code null} when it does not say
 * @param receivedAt when it was received; {@code null} before
 * @param duties the duties of its present cycle, as {@link LeadDuty#words} writes them
 * @param attributes its other attributes, texts by name: JSON text
 */
public record ListedLeadRow(
        String leadId,
        String root,
        LeadStatus standing,
        String stage,
        String policy,
        String tier,
        BigDecimal rank,
        String owner,
        String team,
        String source,
        Instant receivedAt,
        List<String> duties,
        String attributes) {

    /** A lead of which no more is known than that it stands so. */
    public static ListedLeadRow bare(LeadRow lead) {
        return new ListedLeadRow(
                lead.id(),
                lead.root(),
                lead.standing(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                "{}");
    }
}
