package dev.leadline.access.accounts;

import java.security.SecureRandom;
import java.time.Duration;

/** Makes passwords that the server gives: they let in once, to choose another. */
final class OneTimePassword {

    /** Then somebody who was away must ask again, and nobody finds an old one that still lets in. */
    static final Duration HOLDS = Duration.ofHours(72);

    /** Without what looks alike. 24 of them are 118 bits. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private OneTimePassword() {}

    /** Such as {@code k7m2pq-x9rtab-...}, to be read out or copied. */
    static Password create() {
        var text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new Password(text.toString());
    }
}
