package dev.leadline.commitments;

import dev.leadline.kernel.commitment.Quota;
import dev.leadline.kernel.commitment.Shares;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What marketing's promise is made of.
 *
 * @param customersNeeded the quota over the average deal, to six places
 * @param leadsNeeded the leads that make the whole quota, rounded up
 * @param originated what marketing brings
 * @param influenced what marketing touches. Never add it to `originated`: a deal can be both
 * @param touched the revenue that marketing brings or touches, each deal once
 */
@Schema(name = "CommitmentCalculation")
record QuotaBody(
        @Schema(required = true) BigDecimal customersNeeded,
        @Schema(required = true) BigDecimal leadsNeeded,
        @Schema(required = true) ShareBody originated,
        @Schema(required = true) ShareBody influenced,
        @Schema(required = true) RangeBody touched) {

    /**
     * A share of the quota.
     *
     * @param leads the leads that make it, rounded up
     * @param revenue the share in money
     */
    @Schema(name = "CommittedShare")
    record ShareBody(@Schema(required = true) BigDecimal leads, @Schema(required = true) BigDecimal revenue) {

        static ShareBody of(Quota quota, BigDecimal share) {
            return new ShareBody(quota.leads(share), quota.revenue(share));
        }
    }

    /**
     * An amount of which only bounds may be known. Both are the same where it is.
     *
     * @param from the least that it can be
     * @param to the most that it can be
     */
    @Schema(name = "AmountRange")
    record RangeBody(@Schema(required = true) BigDecimal from, @Schema(required = true) BigDecimal to) {

        static RangeBody from(Shares.Range range) {
            return new RangeBody(range.from(), range.to());
        }
    }

    static QuotaBody from(Quota quota, Shares shares) {
        return new QuotaBody(
                quota.customersNeeded(),
                quota.leads(BigDecimal.ONE),
                ShareBody.of(quota, shares.originated()),
                ShareBody.of(quota, shares.influenced()),
                RangeBody.from(quota.revenue(shares.touched())));
    }
}
