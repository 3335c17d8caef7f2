package dev.leadline.web;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids of what is kept for good: UUID version 7 (RFC 9562), which begin with the time, so that tables grow at their end. */
public final class TimeOrderedIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private TimeOrderedIds() {}

    /** A new id for something that came about at a moment. */
    public static UUID next(Instant moment) {
        long high = moment.toEpochMilli() << 16 | 0x7000L | RANDOM.nextInt(1 << 12);
        long low = RANDOM.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
