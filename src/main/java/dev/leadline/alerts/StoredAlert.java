package dev.leadline.alerts;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of the alerts. It is written once and never changed; the database sees to that. */
@Entity
@Table(name = "alert")
class StoredAlert extends PanacheEntityBase {

    @Id
    UUID id;

    String type;

    @Column(name = "lead_id")
    String leadId;

    @Column(name = "created_at")
    Instant createdAt;

    String body;
}
