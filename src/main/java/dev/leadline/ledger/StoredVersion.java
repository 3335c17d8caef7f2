package dev.leadline.ledger;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A policy, a calendar or rules, in the canonical form whose hash is its version. */
@Entity
@Table(name = "version")
class StoredVersion extends PanacheEntityBase {

    @Id
    String version;

    String kind;
    String id;
    String content;
}
