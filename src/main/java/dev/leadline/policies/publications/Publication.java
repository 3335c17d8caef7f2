package dev.leadline.policies.publications;

import dev.leadline.approvals.Approval;
import dev.leadline.kernel.policy.Transition;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A publication: a version of a policy comes into force, a policy ends, or one of these is cancelled before its time.
 * Publications are appended; nothing changes one.
 *
 * @param sequence its number, ascending in the order of publishing over all policies; 0 before it is kept
 * @param policyId the policy
 * @param kind what it does
 * @param version the version that comes into force; {@code null} unless one does
 * @param effectiveFrom from when on; {@code null} for ever since
 * @param cancels the sequence of the publication that is called off; {@code null} unless one is
 * @param said who published it, when and why
 * @param approval who consented to it
 */
public record Publication(
        long sequence,
        String policyId,
        Kind kind,
        String version,
        Instant effectiveFrom,
        Long cancels,
        Said said,
        Approval approval) {

    /** The kind of a publication. */
    @Schema(name = "PublicationKind")
    public enum Kind {
        /** A version comes into force. */
        PUBLISHED,
        /** The policy ends. */
        WITHDRAWN,
        /** An earlier publication, not yet effective, is called off. */
        CANCELLED
    }

    /**
     * The author, moment and reason of a publication.
     *
     * @param transition what becomes of the leads in flight (O9)
     * @param source {@code api} or {@code folder}
     * @param acknowledged the warnings that were accepted, as JSON
     */
    public record Said(
            Instant at, String by, String reason, Transition transition, String source, String acknowledged) {

        public static final String API = "api";
        public static final String FOLDER = "folder";

        public Said acknowledging(String findings) {
            return new Said(at, by, reason, transition, source, findings);
        }
    }

    /** Creates the publication of a policy; its version is set later. */
    public static Publication published(String policyId, Instant effectiveFrom, Said said) {
        return new Publication(0, policyId, Kind.PUBLISHED, null, effectiveFrom, null, said, Approval.NONE);
    }

    public static Publication withdrawn(String policyId, Instant effectiveFrom, Said said) {
        return new Publication(0, policyId, Kind.WITHDRAWN, null, effectiveFrom, null, said, Approval.NONE);
    }

    /** Creates the cancellation of this publication. */
    public Publication cancelled(Said other) {
        return new Publication(0, policyId, Kind.CANCELLED, null, other.at(), sequence, other, Approval.NONE);
    }

    public Publication of(String otherVersion, Said other) {
        return new Publication(sequence, policyId, kind, otherVersion, effectiveFrom, cancels, other, approval);
    }

    /** Returns whether it is to take effect as soon as it is published. */
    public boolean isAtOnce() {
        return effectiveFrom != null && effectiveFrom.equals(said.at());
    }

    /** The same, published and taking effect at a moment. */
    public Publication at(Instant moment) {
        var then = new Said(moment, said.by(), said.reason(), said.transition(), said.source(), said.acknowledged());
        return new Publication(sequence, policyId, kind, version, moment, cancels, then, approval);
    }

    public Publication numbered(long number) {
        return new Publication(number, policyId, kind, version, effectiveFrom, cancels, said, approval);
    }

    /** The same, with the consents to it. */
    public Publication approved(Approval other) {
        return new Publication(sequence, policyId, kind, version, effectiveFrom, cancels, said, other);
    }

    /** Returns whether it was published in an emergency, without the consents that were needed. */
    public boolean isEmergency() {
        return approval.emergency() != null;
    }

    /** Returns whether it has taken effect at a moment. */
    public boolean isEffective(Instant at) {
        return effectiveFrom == null || !effectiveFrom.isAfter(at);
    }
}
