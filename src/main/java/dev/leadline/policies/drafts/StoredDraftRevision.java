package dev.leadline.policies.drafts;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** A draft after one edit. */
@Entity
@Table(name = "policy_draft_revision")
class StoredDraftRevision extends PanacheEntityBase {

    /** Revisions are numbered within their draft, from 1. */
    @Embeddable
    record Key(@Column(name = "policy_id") String policyId, String name, int revision) implements Serializable {}

    @EmbeddedId
    Key key;

    /** The hash over all files, which are in {@link DraftFiles}. */
    String hash;

    String what;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "changed_by")
    String changedBy;
}
