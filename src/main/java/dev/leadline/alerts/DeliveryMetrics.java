package dev.leadline.alerts;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Metrics of deliveries: how many wait and for how long, and how many are parked. Asked for now and then, over indexes.
 */
@ApplicationScoped
public class DeliveryMetrics {

    private static final String COUNTS =
            """
            select (select count(*) from delivery where state = 'PENDING'),
                   (select count(*) from delivery where state = 'PARKED'),
                   (select count(*) from delivery where state = 'UNADDRESSED'),
                   (select cast(extract(epoch from min(created_at)) as double precision) from delivery where state = 'PENDING')
            """;

    private static final Seen UNKNOWN = new Seen(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private final EntityManager database;
    private final InstantSource clock;
    private volatile Seen seen = UNKNOWN;

    private record Seen(double pending, double parked, double unaddressed, double oldestSeconds) {}

    DeliveryMetrics(EntityManager database, InstantSource clock, MeterRegistry registry) {
        this.database = database;
        this.clock = clock;
        gauge(registry, "leadline.deliveries.pending", "Pending deliveries", this::pending);
        gauge(registry, "leadline.deliveries.parked", "Parked deliveries", this::parked);
        gauge(
                registry,
                "leadline.deliveries.unaddressed",
                "Deliveries for names without a receiver",
                this::unaddressed);
        gauge(
                registry,
                "leadline.deliveries.oldest.pending.seconds",
                "Age of the oldest pending delivery",
                this::oldest);
    }

    private static void gauge(MeterRegistry registry, String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private Number pending() {
        return seen.pending();
    }

    private Number parked() {
        return seen.parked();
    }

    private Number unaddressed() {
        return seen.unaddressed();
    }

    private Number oldest() {
        return seen.oldestSeconds();
    }

    /** While the database cannot be asked, nothing is claimed to be known. */
    @Scheduled(every = "{leadline.alerts.count-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            seen = QuarkusTransaction.requiringNew().call(() -> {
                var row = (Object[])
                        database.createNativeQuery(COUNTS, Object[].class).getSingleResult();
                double age = row[3] == null ? 0 : clock.millis() / 1000.0 - number(row[3]);
                return new Seen(number(row[0]), number(row[1]), number(row[2]), age);
            });
        } catch (RuntimeException away) {
            seen = UNKNOWN;
        }
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
