package dev.leadline.alerts;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids of alerts: UUID version 7 (RFC 9562), which begin with the time, so that the table grows at its end. */
final class AlertIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private AlertIds() {}

    static UUID next(Instant at) {
        long high = at.toEpochMilli() << 16 | 0x7000L | RANDOM.nextInt(1 << 12);
        long low = RANDOM.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
