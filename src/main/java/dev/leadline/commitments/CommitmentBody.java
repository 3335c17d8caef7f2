package dev.leadline.commitments;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.leadline.commitments.QuotaBody.RangeBody;
import dev.leadline.commitments.terms.CommitmentDefinition;
import dev.leadline.commitments.terms.CommitmentVersion;
import dev.leadline.kernel.commitment.CommitmentTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A version of a commitment, and what it comes to.
 *
 * @param id the commitment
 * @param version the SHA-256 of the terms
 * @param effectiveFrom the first date on which the terms hold
 * @param publishedAt when they were published
 * @param publishedBy by whom
 * @param reason why
 * @param terms the terms as they were written
 * @param promised what is promised in money
 * @param values what a lead of each type is worth, frozen with the version
 * @param plan what the planned leads come to
 * @param proposal the proposal that it was; null when no consent was needed
 * @param consents who consented to it, and when
 */
@Schema(name = "Commitment")
record CommitmentBody(
        @Schema(required = true, examples = "field-2026") String id,
        @Schema(required = true, examples = "sha256:...") String version,
        @Schema(required = true) LocalDate effectiveFrom,
        @Schema(required = true) Instant publishedAt,
        @Schema(required = true, examples = "analyst@example.com") String publishedBy,
        @Schema(required = true) String reason,
        @Schema(required = true) CommitmentDefinition terms,
        @Schema(required = true) PromisedBody promised,
        @Schema(required = true) List<ValueBody> values,
        @Schema(required = true) PlanBody plan,
        @Schema(required = true, nullable = true) Long proposal,
        @JsonRawValue @Schema(required = true, type = SchemaType.ARRAY, implementation = Object.class)
                String consents) {

    /**
     * What is promised in money.
     *
     * @param originated what marketing brings
     * @param influenced what marketing touches. Never add it to `originated`
     * @param touched what marketing brings or touches, each deal once
     */
    @Schema(name = "PromisedAmounts")
    record PromisedBody(
            @Schema(required = true) BigDecimal originated,
            @Schema(required = true) BigDecimal influenced,
            @Schema(required = true) RangeBody touched) {

        static PromisedBody from(CommitmentTerms terms) {
            return new PromisedBody(terms.originated(), terms.influenced(), RangeBody.from(terms.touched()));
        }
    }

    /**
     * What a lead of a type is worth.
     *
     * @param type the tier or source
     * @param value its conversion times its average deal
     * @param assumed whether its conversion is assumed, because nobody knows it yet
     */
    @Schema(name = "LeadValue")
    record ValueBody(
            @Schema(required = true) String type,
            @Schema(required = true) BigDecimal value,
            @Schema(required = true) boolean assumed) {}

    /**
     * What the planned leads come to.
     *
     * @param leads how many marketing plans to bring
     * @param value what they are worth
     * @param beyondPromise by how much that is above what is promised; below 0 where the plan does not reach it
     */
    @Schema(name = "CommitmentPlan")
    record PlanBody(
            @Schema(required = true) BigDecimal leads,
            @Schema(required = true) BigDecimal value,
            @Schema(required = true) BigDecimal beyondPromise) {

        static PlanBody from(CommitmentTerms terms) {
            return new PlanBody(terms.plannedLeads(), terms.plannedValue(), terms.beyondPromise());
        }
    }

    /**
     * A page of versions or commitments.
     *
     * @param items what is on it
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "CommitmentPage")
    record Page(List<CommitmentBody> items, @Schema(nullable = true) String next) {}

    static CommitmentBody from(CommitmentVersion version) {
        var terms = version.toTerms();
        return new CommitmentBody(
                version.id(),
                version.version(),
                version.effectiveFrom(),
                version.imprint().publishedAt(),
                version.imprint().publishedBy(),
                version.imprint().reason(),
                version.terms(),
                PromisedBody.from(terms),
                terms.types().stream()
                        .map(type -> new ValueBody(type.name(), type.value(), type.isAssumed()))
                        .toList(),
                PlanBody.from(terms),
                version.imprint().approval().proposal(),
                version.imprint().approval().consents());
    }
}
