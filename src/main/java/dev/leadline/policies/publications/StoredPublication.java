package dev.leadline.policies.publications;

import dev.leadline.approvals.Approval;
import dev.leadline.kernel.policy.Transition;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of the publications. It is written once and never changed; the database sees to that. */
@Entity
@Table(name = "policy_publication")
class StoredPublication extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long sequence;

    @Column(name = "policy_id")
    String policyId;

    @Enumerated(EnumType.STRING)
    Publication.Kind kind;

    String version;

    @Column(name = "effective_from")
    Instant effectiveFrom;

    Long cancels;

    @Column(name = "published_at")
    Instant publishedAt;

    @Column(name = "published_by")
    String publishedBy;

    String reason;

    @Enumerated(EnumType.STRING)
    Transition transition;

    String source;
    String acknowledged;
    String files;
    Long proposal;
    String consents;
    String emergency;

    /** @param filesHash the hash of what comes into force; {@code null} unless something does */
    static StoredPublication from(Publication publication, String filesHash) {
        var stored = new StoredPublication();
        stored.policyId = publication.policyId();
        stored.kind = publication.kind();
        stored.version = publication.version();
        stored.effectiveFrom = publication.effectiveFrom();
        stored.cancels = publication.cancels();
        stored.publishedAt = publication.said().at();
        stored.publishedBy = publication.said().by();
        stored.reason = publication.said().reason();
        stored.transition = publication.said().transition();
        stored.source = publication.said().source();
        stored.acknowledged = publication.said().acknowledged();
        stored.files = filesHash;
        stored.proposal = publication.approval().proposal();
        stored.consents = publication.approval().consents();
        stored.emergency = publication.approval().emergency();
        return stored;
    }

    Publication toPublication() {
        var said = new Publication.Said(publishedAt, publishedBy, reason, transition, source, acknowledged);
        return new Publication(
                sequence,
                policyId,
                kind,
                version,
                effectiveFrom,
                cancels,
                said,
                new Approval(proposal, consents, emergency));
    }
}
