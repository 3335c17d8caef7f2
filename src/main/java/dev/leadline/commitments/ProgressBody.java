package dev.leadline.commitments;

import dev.leadline.commitments.QuotaBody.RangeBody;
import dev.leadline.commitments.terms.CommitmentDefinition.PeriodDefinition;
import dev.leadline.kernel.commitment.JudgedLeads;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How marketing's promise stands at a moment.
 *
 * @param id the commitment
 * @param version the version of the terms that holds then
 * @param at the moment up to which leads were received and days are gone
 * @param judgedAt up to when facts were told that count
 * @param period the period that the moment is in
 * @param currency the currency of all amounts
 * @param zone the zone of all dates
 * @param calendarVersion the version of the calendar by which days are counted
 * @param businessDays the business days of the period
 * @param originated what marketing brought
 * @param influenced what marketing touched. Never add it to `originated`: a lead may be in both
 * @param touched what marketing brought or touched, each lead once
 * @param byType what marketing brought, by type of lead
 * @param quantity the leads it brought against what they are worth
 * @param sales what sales owes for them; null while the terms do not say what sales has
 * @param curve a point a business day of the period
 * @param leads the address of the leads behind these numbers
 */
@Schema(name = "CommitmentProgress")
record ProgressBody(
        @Schema(required = true) String id,
        @Schema(required = true) String version,
        @Schema(required = true) Instant at,
        @Schema(required = true) Instant judgedAt,
        @Schema(required = true) PeriodDefinition period,
        @Schema(required = true, examples = "USD") String currency,
        @Schema(required = true, examples = "America/New_York") String zone,
        @Schema(required = true) String calendarVersion,
        @Schema(required = true) DaysBody businessDays,
        @Schema(required = true) CurveBody originated,
        @Schema(required = true) CurveBody influenced,
        @Schema(required = true) TouchedBody touched,
        @Schema(required = true) List<TypeBody> byType,
        @Schema(required = true) QuantityBody quantity,
        @Schema(required = true, nullable = true) SalesBody sales,
        @Schema(required = true) List<PointBody> curve,
        @Schema(required = true) String leads) {

    /**
     * Business days of a period.
     *
     * @param total all of them
     * @param gone those that have closed
     * @param left those that have not
     */
    @Schema(name = "BusinessDayCounts")
    record DaysBody(
            @Schema(required = true) int total, @Schema(required = true) int gone, @Schema(required = true) int left) {}

    /**
     * Some leads.
     *
     * @param leads how many
     * @param value what they are worth by the terms in force at their receipt
     */
    @Schema(name = "LeadsAndValue")
    record AmountBody(@Schema(required = true) long leads, @Schema(required = true) BigDecimal value) {

        static AmountBody from(JudgedLeads.Amount amount) {
            return new AmountBody(amount.leads(), amount.value());
        }
    }

    /**
     * One of the two curves.
     *
     * @param commitment what is promised for the whole period
     * @param pace what should be counted by then
     * @param delivered what was delivered, whatever became of it
     * @param returned what was returned in time for a reason that the quality rules list
     * @param counted what counts
     * @param disputed what of it is disputed and not decided
     * @param notCounted what was received and does not count, by the reason
     * @param ofPace counted over pace, to six places; null before the first day is gone
     * @param ofCommitment counted over commitment, to six places; null where nothing is promised
     * @param forecast what will be counted at the end if the days left bring what the days gone brought; null before the
     *     first day is gone
     * @param range the middle 95% of 1,000 draws of the days gone for the days left; null before ten days are gone
     * @param restated by how much what counts differs from what was known at that moment
     * @param sentence the same in words
     */
    @Schema(name = "CommitmentCurve")
    record CurveBody(
            @Schema(required = true) BigDecimal commitment,
            @Schema(required = true) BigDecimal pace,
            @Schema(required = true) AmountBody delivered,
            @Schema(required = true) AmountBody returned,
            @Schema(required = true) AmountBody counted,
            @Schema(required = true) AmountBody disputed,
            @Schema(required = true) List<NotCountedBody> notCounted,
            @Schema(required = true, nullable = true) BigDecimal ofPace,
            @Schema(required = true, nullable = true) BigDecimal ofCommitment,
            @Schema(required = true, nullable = true) BigDecimal forecast,
            @Schema(required = true, nullable = true) RangeBody range,
            @Schema(required = true) AmountBody restated,
            @Schema(required = true) String sentence) {}

    /**
     * Leads that do not count.
     *
     * @param because the reason
     * @param leads how many
     * @param value what they would be worth; 0 where nobody knows
     */
    @Schema(name = "LeadsNotCounted")
    record NotCountedBody(
            @Schema(required = true, examples = "RETURNED") String because,
            @Schema(required = true) long leads,
            @Schema(required = true) BigDecimal value) {}

    /**
     * What marketing brought or touched.
     *
     * @param commitment what is promised; a range while the overlap of both shares is not known
     * @param counted what counts, each lead once
     */
    @Schema(name = "TouchedProgress")
    record TouchedBody(@Schema(required = true) RangeBody commitment, @Schema(required = true) AmountBody counted) {}

    /**
     * The leads of one type.
     *
     * @param type the tier or source
     * @param value what one is worth
     * @param assumed whether its conversion is assumed
     * @param planned how many are planned, and what they are worth
     * @param delivered what was delivered
     * @param returned what was returned in time for a listed reason
     * @param counted what counts
     * @param ofPlan counted over planned leads, to six places; null where none is planned
     */
    @Schema(name = "TypeProgress")
    record TypeBody(
            @Schema(required = true) String type,
            @Schema(required = true) BigDecimal value,
            @Schema(required = true) boolean assumed,
            @Schema(required = true) AmountBody planned,
            @Schema(required = true) AmountBody delivered,
            @Schema(required = true) AmountBody returned,
            @Schema(required = true) AmountBody counted,
            @Schema(required = true, nullable = true) BigDecimal ofPlan) {}

    /**
     * Quantity against value.
     *
     * @param counted the leads that count
     * @param planned the leads that are planned for the period
     * @param leads counted over planned leads, to six places; null where none is planned
     * @param value counted over promised money, to six places; null where nothing is promised
     * @param days days gone over all days, to six places
     * @param sentence the same in words
     */
    @Schema(name = "QuantityAgainstValue")
    record QuantityBody(
            @Schema(required = true) long counted,
            @Schema(required = true) long planned,
            @Schema(required = true, nullable = true) BigDecimal leads,
            @Schema(required = true, nullable = true) BigDecimal value,
            @Schema(required = true) BigDecimal days,
            @Schema(required = true) String sentence) {}

    /**
     * The end of a business day.
     *
     * @param date the day
     * @param originated what marketing should have brought and has
     * @param influenced what marketing should have touched and has
     * @param touched what it brought or touched, each lead once; null for days to come
     */
    @Schema(name = "CommitmentPoint")
    record PointBody(
            @Schema(required = true) LocalDate date,
            @Schema(required = true) PaceBody originated,
            @Schema(required = true) PaceBody influenced,
            @Schema(required = true, nullable = true) BigDecimal touched) {}

    /**
     * Pace and count at the end of a business day.
     *
     * @param pace what should be counted by then
     * @param counted what is; null for days to come
     */
    @Schema(name = "PaceAndCount")
    record PaceBody(
            @Schema(required = true) BigDecimal pace, @Schema(required = true, nullable = true) BigDecimal counted) {}
}
