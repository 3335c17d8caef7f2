package dev.leadline.whatifs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * The complete parameters of a what-if, as stored. Those stored by an earlier version have no population, which means
 * {@link Population#DECIDED}, and no state.
 *
 * @param edition the edition tried
 * @param against the edition it is compared with
 * @param population the leads it is about; {@code null} as {@link Population#DECIDED}
 * @param transition how the one would follow the other; {@code null} as if it had been in force at receipt
 * @param effectiveFrom when the edition would take effect; {@code null} where only past decisions are looked at
 * @param from the first moment of the period; {@code null} where only open leads are looked at
 * @param to the first that does not belong to it any more; {@code null} as {@code from}
 * @param minutesPerAttempt what an attempt costs by channel; {@code null} when hours are not asked for
 * @param sample how many changed leads are wanted as examples
 * @param basis what was tried, of what is not in the versions; {@code null} when an earlier version stored it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WhatIfParameters(
        Version edition,
        Version against,
        Population population,
        String transition,
        Instant effectiveFrom,
        Instant from,
        Instant to,
        Map<String, BigDecimal> minutesPerAttempt,
        int sample,
        Basis basis) {

    /** An edition by its name, and the version that this meant when it was asked. */
    record Version(String edition, String version) {}

    /**
     * The numbers of what was tried.
     *
     * @param revision the revision of the draft; {@code null} unless one was tried
     * @param publication the publication in force; {@code null} before the first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Basis(Integer revision, Long publication) {}

    Population populationOrDecided() {
        return population == null ? Population.DECIDED : population;
    }

    Basis basisOrUnknown() {
        return basis == null ? new Basis(null, null) : basis;
    }
}
