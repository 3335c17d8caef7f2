package dev.leadline.kernel.commitment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A type of lead that is promised: a tier or a source.
 *
 * @param name the tier or source
 * @param conversion the share of its leads that become customers, above 0
 * @param isAssumed whether nobody knows the conversion yet, so that it is assumed
 * @param averageDeal the revenue of one of its customers
 * @param planned how many of its leads marketing plans to bring
 * @param influencedPlanned how many of its leads marketing plans to touch; {@code null} where that is not planned by type
 */
public record LeadType(
        String name,
        BigDecimal conversion,
        boolean isAssumed,
        BigDecimal averageDeal,
        BigDecimal planned,
        @Nullable BigDecimal influencedPlanned) {

    /** What one of its leads is worth: conversion times average deal. Frozen with the version of the terms. */
    public BigDecimal value() {
        return Decimals.plain(conversion.multiply(averageDeal));
    }

    /** What its planned leads are worth. */
    public BigDecimal plannedValue() {
        return Decimals.plain(planned.multiply(value()));
    }
}
