package dev.leadline.whatifs;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Transition;
import dev.leadline.policies.drafts.Edition;
import dev.leadline.web.PlainText;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A request for a what-if.
 *
 * @param edition the edition to try, such as {@code draft:main}
 * @param population the leads it is about. {@code open}: tracked leads that are open now, and what a publication of the
 *     edition would do to them by each transition. {@code closed}: leads that are closed by the facts of their last decision
 *     in the period, and what would have been. {@code all}: both. {@code decided}: all leads with a decision in the period, by
 *     the facts of the last one. Absent: {@code decided} where {@code from} is given, otherwise {@code open}
 * @param against the edition to compare with; absent: {@code in-force}. Open leads are compared with what holds for them
 * @param transition what a publication of the edition would mean for tracked leads in flight (O9), such as
 *     {@code never-shorten}; absent: {@code new-leads} for open leads, as when publishing; with {@code decided} leads are
 *     decided as if the edition had been in force at receipt
 * @param effectiveFrom when the edition would take effect, for open leads, if nothing is told of them until then; absent: now
 * @param from the first moment of the period: a lead takes part when it was decided in it; absent with {@code open}
 * @param to the first moment that does not belong to the period any more; absent: now
 * @param minutesPerAttempt what an attempt costs, by channel; absent: hours are not counted
 * @param sample how many of the changed leads to show, of those decided in the period; absent: 20
 */
@Schema(
        name = "WhatIfRequest",
        examples = "{\"edition\": \"draft:main\", \"minutesPerAttempt\": {\"PHONE\": 6, \"EMAIL\": 3}}")
record WhatIfRequest(
        @NotNull @PlainText String edition,
        @PlainText(max = 64)
                @Schema(
                        nullable = true,
                        enumeration = {"open", "closed", "all", "decided"})
                String population,
        @PlainText String against,
        @PlainText(max = 64)
                @Schema(
                        nullable = true,
                        enumeration = {"new-leads", "re-rate-from-receipt", "re-rate-from-now", "never-shorten"})
                String transition,
        Instant effectiveFrom,
        Instant from,
        Instant to,
        @Size(max = 50, message = "must have at most {max} channels") @Schema(nullable = true)
                Map<@PlainText(max = 64) String, @NotNull @DecimalMin("0") @DecimalMax("1440") BigDecimal>
                        minutesPerAttempt,
        @Min(0) @Max(200) @Schema(defaultValue = "20", nullable = true) Integer sample) {

    private static final int USUAL_SAMPLE = 20;

    /** Ten years, however many of them are leap years. */
    private static final Duration LONGEST = Duration.ofDays(3_653);

    /** One of past decisions, against what is in force. */
    static WhatIfRequest since(Instant from, String edition) {
        return new WhatIfRequest(edition, null, null, null, null, from, null, null, null);
    }

    Population wantedPopulation() {
        if (population != null) {
            return Population.parse(population);
        }
        return from == null ? Population.OPEN : Population.DECIDED;
    }

    String againstOrInForce() {
        return against == null ? Edition.IN_FORCE : against;
    }

    int sampleSize() {
        return sample == null ? USUAL_SAMPLE : sample;
    }

    Map<String, BigDecimal> sortedMinutes() {
        return minutesPerAttempt == null ? null : new TreeMap<>(minutesPerAttempt);
    }

    /** How leads in flight would get the edition; {@code null} for as if it had been in force at receipt. */
    Transition wantedTransition(Population about) {
        try {
            if (transition == null) {
                return about == Population.DECIDED ? null : Transition.NEW_LEADS;
            }
            return Transition.parse(transition);
        } catch (Invalid invalid) {
            throw invalid.under("/transition");
        }
    }

    /** @throws Invalid when the period or the moment cannot be, or does not belong to the population */
    void check(Population about, Instant now) {
        if (about.hasPast()) {
            checkPeriod(to == null ? now : to);
        } else {
            refuse("from", from, "Open leads are judged now, by all that is known of them.");
            refuse("to", to, "Open leads are judged now, by all that is known of them.");
            refuse("sample", sample, "The changed leads are listed under `leads` of the what-if.");
        }
        if (about.hasOpen()) {
            refuse("against", against, "Open leads are compared with what holds for each of them.");
            checkEffect(now);
        } else {
            refuse("effectiveFrom", effectiveFrom, "It is for open leads.");
        }
    }

    private void refuse(String field, Object value, String because) {
        if (value != null) {
            throw new Invalid(
                    "/" + field,
                    value,
                    "The " + field + " (" + value + ") does not belong to the population ("
                            + wantedPopulation().text() + "). " + because + "\nLeave it out.");
        }
    }

    private void checkEffect(Instant now) {
        if (effectiveFrom != null && effectiveFrom.isBefore(now)) {
            throw new Invalid(
                    "/effectiveFrom",
                    effectiveFrom,
                    "The effectiveFrom (" + effectiveFrom + ") must not be in the past.\nLeave it out for now.");
        }
    }

    private void checkPeriod(Instant until) {
        if (from == null) {
            throw new Invalid("/from", null, "The from is missing.\nUse the first moment of the period of decisions.");
        }
        if (!from.isBefore(until)) {
            throw new Invalid("/from", from, "The from (" + from + ") must be before the to (" + until + ").");
        }
        if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw new Invalid(
                    "/from", from, "The from (" + from + ") must be at most 10 years before the to (" + until + ").");
        }
    }
}
