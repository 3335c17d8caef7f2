package dev.leadline.policies.drafts;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A draft: which of its revisions it is now, and the publication it is built upon. */
@Entity
@Table(name = "policy_draft")
class StoredDraft extends PanacheEntityBase {

    /** Drafts are named within their policy. */
    @Embeddable
    record Key(@Column(name = "policy_id") String policyId, String name) implements Serializable {}

    @EmbeddedId
    Key key;

    int revision;

    @Column(name = "based_on")
    Long basedOn;

    /** The revision that was published as that publication; another one is work since. */
    @Column(name = "published_revision")
    Integer publishedRevision;

    boolean isPublished(int ofRevision) {
        return publishedRevision != null && publishedRevision == ofRevision;
    }
}
