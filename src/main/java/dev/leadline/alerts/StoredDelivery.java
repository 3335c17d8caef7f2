package dev.leadline.alerts;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of the deliveries. */
@Entity
@Table(name = "delivery")
class StoredDelivery extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "alert_id")
    StoredAlert alert;

    String receiver;

    @Enumerated(EnumType.STRING)
    DeliveryState state;

    int tries;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "next_try_at")
    Instant nextTryAt;

    @Column(name = "leased_until")
    Instant leasedUntil;

    @Column(name = "ended_at")
    Instant endedAt;

    @Column(name = "last_error")
    String lastError;
}
