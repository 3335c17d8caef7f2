package dev.leadline.kernel.commitment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What marketing promises for a period, as far as it is a matter of numbers.
 *
 * @param quota the revenue to be made
 * @param shares what part of it marketing originates and influences
 * @param types the types of lead that are promised; each name once
 */
public record CommitmentTerms(BigDecimal quota, Shares shares, List<LeadType> types) {

    public CommitmentTerms {
        types = List.copyOf(types);
    }

    /** What marketing promises to bring, in money. */
    public BigDecimal originated() {
        return Decimals.plain(quota.multiply(shares.originated()));
    }

    /** What marketing promises to touch, in money; never added to what it brings. */
    public BigDecimal influenced() {
        return Decimals.plain(quota.multiply(shares.influenced()));
    }

    /** What marketing promises to bring or to touch, each deal once. */
    public Shares.Range touched() {
        return shares.touched().times(quota);
    }

    public Optional<LeadType> findType(String name) {
        return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /** How many leads marketing plans to bring. */
    public BigDecimal plannedLeads() {
        return types.stream().map(LeadType::planned).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What they are worth. It should be what is promised. */
    public BigDecimal plannedValue() {
        return Decimals.plain(types.stream().map(LeadType::plannedValue).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** By how much the planned leads are worth more than what marketing promises to bring; below 0 where they are less. */
    public BigDecimal beyondPromise() {
        return Decimals.plain(plannedValue().subtract(originated()));
    }
}
