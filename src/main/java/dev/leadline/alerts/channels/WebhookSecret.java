package dev.leadline.alerts.channels;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret that webhooks are signed with, as Standard Webhooks write it: {@code whsec_} and 24 to 64 bytes in base64. */
public record WebhookSecret(String text) {

    private static final String PREFIX = "whsec_";
    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public WebhookSecret {
        int length = text.startsWith(PREFIX) ? key(text).length : 0;
        if (length < 24 || length > 64) {
            throw new IllegalArgumentException("A webhook secret is whsec_ and 24 to 64 bytes in base64.");
        }
    }

    /** A new one, of 256 random bits. */
    public static WebhookSecret random() {
        var bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /**
     * The signature of a message, such as {@code v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=}.
     *
     * @param id the message's id, the same at each try
     * @param at when it is sent; whole seconds are signed
     */
    public String sign(String id, Instant at, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(text), "HmacSHA256"));
            var signed = id + "." + at.getEpochSecond() + "." + body;
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
        }
    }

    private static byte[] key(String text) {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    /** Not the secret itself: it must not end up in a log. */
    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
