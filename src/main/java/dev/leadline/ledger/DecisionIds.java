package dev.leadline.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids of decisions: UUID version 7 (RFC 9562), which begin with the time, so that the ledger grows at its end. */
public final class DecisionIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private DecisionIds() {}

    /** A new id for a decision made at {@code decidedAt}. */
    public static UUID next(Instant decidedAt) {
        long high = decidedAt.toEpochMilli() << 16 | 0x7000L | RANDOM.nextInt(1 << 12);
        long low = RANDOM.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
