package dev.leadline.access.keys;

import dev.leadline.access.Digest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A key as it is shown once: {@code lead_}, the id, {@code _}, 43 letters and digits of 256 random bits, and 6 of a
 * checksum. So a scanner of sources finds one that was left there, and a key with a letter too few is known to be one.
 *
 * @param id the part that is no secret
 * @param text the whole, which is
 */
record KeyText(String id, String text) {

    static final String BEGIN = "lead_";

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int ID = 8;
    private static final int CASELESS = 36;
    /** 62 to the power of 43 is more than 2 to the power of 256. */
    private static final int SECRET = 43;

    private static final int CHECKSUM = 6;
    private static final Pattern FORM = Pattern.compile(
            BEGIN + "([0-9a-z]{" + ID + "})_[0-9a-zA-Z]{" + SECRET + "}([0-9a-zA-Z]{" + CHECKSUM + "})");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new id. */
    static String newId() {
        return random(ID, CASELESS);
    }

    /** A new key under an id. */
    static KeyText create(String id) {
        var open = BEGIN + id + "_" + random(SECRET, DIGITS.length());
        return new KeyText(id, open + checksum(open));
    }

    /** A key as somebody sent it; empty when it cannot be one, also for one letter that is wrong. */
    static Optional<KeyText> parse(String sent) {
        var matcher = FORM.matcher(sent);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var open = sent.substring(0, sent.length() - CHECKSUM);
        return matcher.group(2).equals(checksum(open))
                ? Optional.of(new KeyText(matcher.group(1), sent))
                : Optional.empty();
    }

    /** What is kept of it. The secret is random and long, so a fast hash is enough. */
    byte[] hash() {
        return Digest.of(text);
    }

    /** Without the secret: this ends up in logs and messages. */
    @Override
    public String toString() {
        return BEGIN + id;
    }

    private static String random(int length, int kinds) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(DIGITS.charAt(RANDOM.nextInt(kinds)));
        }
        return text.toString();
    }

    private static String checksum(String open) {
        var crc = new CRC32();
        crc.update(open.getBytes(StandardCharsets.US_ASCII));
        long left = crc.getValue();
        var text = new StringBuilder(CHECKSUM);
        for (int i = 0; i < CHECKSUM; i++) {
            text.append(DIGITS.charAt((int) (left % DIGITS.length())));
            left /= DIGITS.length();
        }
        return text.toString();
    }
}
