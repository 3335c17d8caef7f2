package dev.leadline.alerts.channels;

import dev.leadline.alerts.Receiver;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A way to reach receivers. */
public interface Channel {

    /**
     * Returns why nothing can be sent this way for now, as a sentence; due deliveries then wait, and no try is counted.
     *
     * @return empty when it can
     */
    default Optional<String> missing() {
        return Optional.empty();
    }

    /**
     * Sends. May block while a name is being looked up, and not while waiting for the receiver.
     *
     * @param parcels one; several for a digest
     * @return the HTTP status, or null where there is none; completed with {@link CannotSend} when it was not taken
     */
    CompletableFuture<Integer> send(Receiver receiver, List<ClaimedDelivery> parcels);
}
