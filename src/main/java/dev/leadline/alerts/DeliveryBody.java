package dev.leadline.alerts;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An alert on its way to a receiver.
 *
 * @param id its number
 * @param alert the id that the receiver sees, the same at each try
 * @param type what happened
 * @param lead the lead; null in a test of the receiver and in a report
 * @param receiver who is told; of a report `subscription:` and the id of the subscription
 * @param state how it stands
 * @param tries how often it was tried; a replay begins anew
 * @param createdAt when the alert was added
 * @param nextTryAt when it is sent; null unless it is pending
 * @param endedAt when it was delivered, parked, suppressed or discarded; otherwise null
 * @param lastError why it is not delivered; otherwise null
 * @param body what is sent; null in lists
 * @param log every try, also those before a replay; null in lists
 */
@Schema(name = "Delivery")
record DeliveryBody(
        long id,
        UUID alert,
        String type,
        @Schema(nullable = true) String lead,
        String receiver,
        DeliveryState state,
        int tries,
        Instant createdAt,
        @Schema(nullable = true) Instant nextTryAt,
        @Schema(nullable = true) Instant endedAt,
        @Schema(nullable = true) String lastError,
        @Schema(implementation = Object.class) @JsonRawValue String body,
        @Schema(nullable = true) List<Try> log) {

    /**
     * One try.
     *
     * @param at when it ended
     * @param took how long it lasted
     * @param status what was answered; null without an answer, and for mail
     * @param error why it is no delivery; null when it is one
     */
    @Schema(name = "DeliveryTry")
    record Try(
            Instant at,
            @Schema(implementation = String.class, examples = "PT0.012S") Duration took,
            @Schema(nullable = true) Integer status,
            @Schema(nullable = true) String error) {}

    static DeliveryBody from(StoredDelivery stored) {
        return of(stored, null, null);
    }

    static DeliveryBody from(StoredDelivery stored, List<StoredTry> tries) {
        var log = tries.stream()
                .map(each -> new Try(each.at, Duration.of(each.tookMicros, ChronoUnit.MICROS), each.status, each.error))
                .toList();
        return of(stored, stored.alert.body, log);
    }

    private static DeliveryBody of(StoredDelivery stored, String body, List<Try> log) {
        return new DeliveryBody(
                stored.id,
                stored.alert.id,
                stored.alert.type,
                stored.alert.leadId,
                stored.receiver,
                stored.state,
                stored.tries,
                stored.createdAt,
                stored.nextTryAt,
                stored.endedAt,
                stored.lastError,
                body,
                log);
    }
}
