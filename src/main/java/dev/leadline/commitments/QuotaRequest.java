package dev.leadline.commitments;

import dev.leadline.kernel.commitment.NumberChecks;
import dev.leadline.kernel.commitment.Quota;
import dev.leadline.kernel.commitment.Shares;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What marketing's promise would be.
 *
 * @param quota the revenue to be made, above 0
 * @param averageDeal the revenue of one customer, above 0
 * @param leadToCustomerRate the share of leads that become customers, above 0 and at most 1
 * @param originatedShare the share of the quota from leads that marketing brings, 0 to 1
 * @param influencedShare the share of the quota from leads that marketing touches, 0 to 1
 * @param bothShare the share that is both; absent while nobody knows it
 */
@Schema(name = "CommitmentQuestion")
public record QuotaRequest(
        @Schema(required = true) BigDecimal quota,
        @Schema(required = true) BigDecimal averageDeal,
        @Schema(required = true) BigDecimal leadToCustomerRate,
        @Schema(required = true) BigDecimal originatedShare,
        @Schema(required = true) BigDecimal influencedShare,
        @Schema(nullable = true) BigDecimal bothShare) {

    QuotaBody answer() {
        var checks = new NumberChecks();
        Shares.check(checks, originatedShare, influencedShare, bothShare);
        var asked = Quota.of(checks, quota, averageDeal, leadToCustomerRate);
        return QuotaBody.from(asked, Shares.of(originatedShare, influencedShare, bothShare));
    }
}
