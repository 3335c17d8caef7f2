package dev.leadline.kernel.commitment;

import dev.leadline.kernel.Invalid;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A quota, and what it takes to make it: customers are the quota over the average deal, leads are the customers over the
 * share of leads that become one. Exact; only leads are rounded, up and at the end.
 *
 * @param amount the revenue to be made, above 0
 * @param averageDeal the revenue of one customer, above 0
 * @param conversion the share of leads that become customers, above 0 and at most 1
 */
public record Quota(BigDecimal amount, BigDecimal averageDeal, BigDecimal conversion) {

    /**
     * A quota that can be computed with.
     *
     * @throws Invalid at {@code /quota}, {@code /averageDeal} or {@code /leadToCustomerRate}
     */
    public static Quota of(
            NumberChecks checks,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal averageDeal,
            @Nullable BigDecimal conversion) {
        checks.amount("/quota", "quota", amount)
                .amount("/averageDeal", "averageDeal", averageDeal)
                .rate("/leadToCustomerRate", "leadToCustomerRate", conversion)
                .orThrow();
        return new Quota(
                Objects.requireNonNull(amount),
                Objects.requireNonNull(averageDeal),
                Objects.requireNonNull(conversion));
    }

    /** The customers that make the quota, to six places. */
    public BigDecimal customersNeeded() {
        return Decimals.quotient(amount, averageDeal);
    }

    /** The leads that make a share of the quota, rounded up. */
    public BigDecimal leads(BigDecimal share) {
        return Decimals.ceiling(amount.multiply(share), averageDeal.multiply(conversion));
    }

    /** A share of the quota in money. */
    public BigDecimal revenue(BigDecimal share) {
        return Decimals.plain(amount.multiply(share));
    }

    /** A share in money of which only bounds may be known. */
    public Shares.Range revenue(Shares.Range share) {
        return share.times(amount);
    }
}
