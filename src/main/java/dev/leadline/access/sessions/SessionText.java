package dev.leadline.access.sessions;

import dev.leadline.access.Digest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A session as its cookie says it: 16 letters and digits of an id, a dot, and 43 of more than 256 random bits.
 *
 * @param id the part that is no secret
 * @param text the whole, which is
 */
record SessionText(String id, String text) {

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int ID = 16;
    private static final int SECRET = 43;
    private static final Pattern FORM = Pattern.compile("([0-9a-zA-Z]{" + ID + "})\\.[0-9a-zA-Z]{" + SECRET + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static SessionText create() {
        var id = random(ID);
        return new SessionText(id, id + "." + random(SECRET));
    }

    /** A session as somebody sent it; empty when it cannot be one. */
    static Optional<SessionText> parse(String sent) {
        var matcher = FORM.matcher(sent);
        return matcher.matches() ? Optional.of(new SessionText(matcher.group(1), sent)) : Optional.empty();
    }

    /** What is kept of it. The secret is random and long, so a fast hash is enough. */
    byte[] hash() {
        return Digest.of(text);
    }

    /** Without the secret: this ends up in logs and messages. */
    @Override
    public String toString() {
        return id;
    }

    private static String random(int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return text.toString();
    }
}
