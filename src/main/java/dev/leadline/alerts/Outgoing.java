package dev.leadline.alerts;

import java.time.Instant;
import java.util.List;

/**
 * An alert on its way out.
 *
 * @param alert what is told
 * @param recipients those who are told; with none nothing is kept
 * @param until the last moment at which it is sent; null when it never grows too old
 */
public record Outgoing(Alert alert, List<Recipient> recipients, Instant until) {

    /**
     * Someone who is told.
     *
     * @param name the name of a receiver; while there is none of that name the alert waits
     * @param untold why it is kept and not sent; null when it is sent
     * @param missing why there may be none of that name; null when only a receiver is missing
     */
    public record Recipient(String name, String untold, String missing) {}
}
