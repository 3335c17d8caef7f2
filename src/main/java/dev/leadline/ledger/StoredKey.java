package dev.leadline.ledger;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** An {@code Idempotency-Key}, and the decision that answered the request which named it first. */
@Entity
@Table(name = "idempotency_key")
class StoredKey extends PanacheEntityBase {

    @Id
    String key;

    @Column(name = "request_hash")
    String requestHash;

    @Column(name = "decision_id")
    UUID decisionId;
}
