package dev.leadline.commitments.terms;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The terms of marketing's promise, as they are written, published and kept.
 *
 * @param period the dates for which it is made
 * @param calendar the calendar by whose business days its pace runs
 * @param stage the stage in which leads are delivered; absent is `MQL`
 * @param currency the one currency of all its amounts, such as `USD`
 * @param quota the revenue to be made, above 0
 * @param averageDeal the revenue of one customer, above 0
 * @param originatedShare the share of the quota from leads that marketing brings, 0 to 1
 * @param influencedShare the share of the quota from leads that marketing touches, 0 to 1
 * @param bothShare the share that is both; absent while nobody knows it
 * @param typesBy what the types of lead are: `tier` or `source`; absent is `tier`
 * @param types the types of lead that are promised
 * @param originated which leads marketing brought; absent: all that are received in the stage
 * @param influenced which leads marketing touched between creation and hand-over; absent: none
 * @param qualityRules which returns take a lead away again; absent: none does
 * @param sales what sales has for working the leads; absent while nobody says
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CommitmentTerms")
public record CommitmentDefinition(
        @NotNull @Valid @Schema(required = true) PeriodDefinition period,
        @NotNull @PlainText @Schema(required = true, examples = "us-sales") String calendar,
        @PlainText(max = 64) @Schema(nullable = true, defaultValue = "MQL") String stage,
        @NotNull
                @Pattern(regexp = "[A-Z]{3}", message = "must be one currency of three letters, such as USD")
                @Schema(required = true, examples = "USD")
                String currency,
        @Schema(required = true, examples = "1200000") BigDecimal quota,
        @Schema(required = true, examples = "24000") BigDecimal averageDeal,
        @Schema(required = true, examples = "0.45") BigDecimal originatedShare,
        @Schema(required = true, examples = "0.65") BigDecimal influencedShare,
        @Schema(nullable = true, examples = "0.30") BigDecimal bothShare,
        @Pattern(regexp = "tier|source", message = "must be tier or source")
                @Schema(
                        nullable = true,
                        defaultValue = "tier",
                        enumeration = {"tier", "source"})
                String typesBy,
        @NotNull @Size(min = 1, max = 50, message = "must have 1 to 50 entries") @Schema(required = true)
                List<@NotNull @Valid TypeDefinition> types,
        @Valid @Schema(nullable = true) RuleDefinition originated,
        @Valid @Schema(nullable = true) RuleDefinition influenced,
        @Valid @Schema(nullable = true) QualityDefinition qualityRules,
        @Valid @Schema(nullable = true) SalesDefinition sales) {

    /**
     * Some dates, in the zone of the calendar.
     *
     * @param from the first
     * @param to the first after them
     */
    @Schema(name = "CommitmentPeriod")
    public record PeriodDefinition(
            @NotNull @Schema(required = true, examples = "2026-10-01") LocalDate from,
            @NotNull @Schema(required = true, examples = "2027-01-01") LocalDate to) {}

    /**
     * A type of lead that is promised.
     *
     * @param type the tier or source
     * @param conversion the share of its leads that become customers, above 0 and at most 1; absent or null while no deal of
     *     this type is closed, so that nobody knows
     * @param assumedConversion what is assumed while nobody knows the conversion; marked in every answer
     * @param averageDeal the revenue of one of its customers; absent: that of the terms
     * @param currency absent, or that of the terms
     * @param planned how many of its leads marketing plans to bring
     * @param influencedPlanned how many of its leads marketing plans to touch; absent where that is not planned by type
     * @param work the attempts that sales owes such a lead, by channel
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CommittedType")
    public record TypeDefinition(
            @NotNull @PlainText @Schema(required = true, examples = "A") String type,
            @Schema(nullable = true, examples = "0.08") BigDecimal conversion,
            @Schema(nullable = true) BigDecimal assumedConversion,
            @Schema(nullable = true) BigDecimal averageDeal,
            @PlainText(max = 3) @Schema(nullable = true) String currency,
            @NotNull @Schema(required = true, examples = "120") Integer planned,
            @Schema(nullable = true) Integer influencedPlanned,
            @Size(max = 20, message = "must have at most 20 entries") @Schema(nullable = true)
                    List<@NotNull @Valid WorkDefinition> work) {}

    /**
     * The attempts that sales owes a lead in a channel.
     *
     * @param channel such as `PHONE`
     * @param attempts how many are owed at most: the floor of the policy, 0 to 1,000
     * @param expected how many are needed on average, since a lead that is reached needs no more; 0 to `attempts`
     * @param reached the share of leads reached at the first attempt, at the second, and so on, of those not reached before;
     *     absent where `expected` is said
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OwedAttempts")
    public record WorkDefinition(
            @NotNull @PlainText(max = 64) @Schema(required = true, examples = "PHONE") String channel,
            @NotNull @Schema(required = true, examples = "7") Integer attempts,
            @Schema(nullable = true, examples = "4.05") BigDecimal expected,
            @Size(max = 1_000, message = "must have at most 1,000 entries") @Schema(nullable = true)
                    List<@NotNull BigDecimal> reached) {}

    /**
     * Which leads are meant, by an attribute.
     *
     * @param attribute the name of an attribute of the lead, or `source` or `tier`
     * @param values the values that it must have; absent: any
     * @param rule the same in words, as it was agreed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LeadAttributeRule")
    public record RuleDefinition(
            @NotNull @PlainText @Schema(required = true, examples = "origin") String attribute,
            @Size(min = 1, max = 100, message = "must have 1 to 100 entries") @Schema(nullable = true)
                    List<@NotNull @PlainText String> values,
            @PlainText(max = 500) @Schema(nullable = true) String rule) {}

    /**
     * Which returns take a lead away again.
     *
     * @param within how long after receipt a return must come, such as `5 business days`
     * @param reasons the reasons that count, as dispositions have them
     */
    @Schema(name = "QualityRules")
    public record QualityDefinition(
            @NotNull @Schema(required = true, examples = "5 business days") String within,
            @NotNull @Size(min = 1, max = 100, message = "must have 1 to 100 entries") @Schema(required = true)
                    List<@NotNull @PlainText String> reasons) {}

    /**
     * What sales has for working the leads.
     *
     * @param people how many work them
     * @param hoursADay the hours that each has for it on a business day, 0 to 24
     * @param absentHours the hours of absences in the period, of all together; absent is 0
     * @param channels how long an attempt takes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SalesCapacity")
    public record SalesDefinition(
            @NotNull @Schema(required = true, examples = "3") BigDecimal people,
            @NotNull @Schema(required = true, examples = "2") BigDecimal hoursADay,
            @Schema(nullable = true, defaultValue = "0") BigDecimal absentHours,
            @NotNull @Size(min = 1, max = 20, message = "must have 1 to 20 entries") @Schema(required = true)
                    List<@NotNull @Valid ChannelDefinition> channels) {}

    /**
     * How long an attempt takes.
     *
     * @param channel such as `PHONE`
     * @param minutes 0 to 600
     */
    @Schema(name = "ChannelMinutes")
    public record ChannelDefinition(
            @NotNull @PlainText(max = 64) @Schema(required = true, examples = "PHONE") String channel,
            @NotNull @Schema(required = true, examples = "6") BigDecimal minutes) {}
}
