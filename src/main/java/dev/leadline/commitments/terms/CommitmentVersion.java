package dev.leadline.commitments.terms;

import dev.leadline.approvals.Approval;
import dev.leadline.commitments.terms.CommitmentDefinition.TypeDefinition;
import dev.leadline.kernel.commitment.CommitmentTerms;
import dev.leadline.kernel.commitment.LeadType;
import dev.leadline.kernel.commitment.Period;
import dev.leadline.kernel.commitment.Shares;
import dev.leadline.web.json.Canonical;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One version of a commitment for one period.
 *
 * @param sequence numbers all versions of all commitments; 0 before it is kept
 * @param id the commitment
 * @param terms what is promised
 * @param version the hash of the terms
 * @param effectiveFrom the first date on which they hold
 * @param imprint who published them, when and why
 */
public record CommitmentVersion(
        long sequence,
        String id,
        CommitmentDefinition terms,
        String version,
        LocalDate effectiveFrom,
        Imprint imprint) {

    /**
     * Who published it, when and why.
     *
     * @param publishedBy as the header {@code From} said
     * @param approval who consented
     */
    public record Imprint(Instant publishedAt, String publishedBy, String reason, Approval approval) {}

    /** The same, with the consents to it. */
    CommitmentVersion approved(Approval by) {
        var others = new Imprint(imprint.publishedAt(), imprint.publishedBy(), imprint.reason(), by);
        return new CommitmentVersion(sequence, id, terms, version, effectiveFrom, others);
    }

    public static CommitmentVersion of(
            String id, CommitmentDefinition terms, LocalDate effectiveFrom, Imprint imprint) {
        return new CommitmentVersion(0, id, terms, hash(terms), effectiveFrom, imprint);
    }

    static String hash(CommitmentDefinition terms) {
        return Canonical.sha256(Canonical.json(terms));
    }

    public Period period() {
        return new Period(terms.period().from(), terms.period().to());
    }

    public String stage() {
        return terms.stage() == null ? "MQL" : terms.stage();
    }

    public boolean isBySource() {
        return "source".equals(terms.typesBy());
    }

    public CommitmentTerms toTerms() {
        return new CommitmentTerms(
                terms.quota(),
                Shares.of(terms.originatedShare(), terms.influencedShare(), terms.bothShare()),
                terms.types().stream().map(this::toType).toList());
    }

    private LeadType toType(TypeDefinition type) {
        boolean isAssumed = type.conversion() == null;
        return new LeadType(
                type.type(),
                isAssumed ? type.assumedConversion() : type.conversion(),
                isAssumed,
                type.averageDeal() == null ? terms.averageDeal() : type.averageDeal(),
                BigDecimal.valueOf(type.planned()),
                type.influencedPlanned() == null ? null : BigDecimal.valueOf(type.influencedPlanned()));
    }
}
