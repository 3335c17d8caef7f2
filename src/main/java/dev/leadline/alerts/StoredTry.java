package dev.leadline.alerts;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A row of the log of tries. It is written once and never changed; the database sees to that. */
@Entity
@Table(name = "delivery_try")
class StoredTry extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "delivery_id")
    long deliveryId;

    Instant at;
    Integer status;
    String error;

    @Column(name = "took_micros")
    long tookMicros;

    static StoredTry from(long deliveryId, DeliveryAttempt outcome) {
        var stored = new StoredTry();
        stored.deliveryId = deliveryId;
        stored.at = outcome.at();
        stored.status = outcome.status();
        stored.error = outcome.error();
        stored.tookMicros = outcome.took().dividedBy(ChronoUnit.MICROS.getDuration());
        return stored;
    }
}
