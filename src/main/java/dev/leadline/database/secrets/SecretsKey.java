package dev.leadline.database.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A key of 256 bits, under which secrets are sealed with AES-GCM. */
final class SecretsKey {

    private static final int BYTES = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;
    private final String id;

    private SecretsKey(byte[] key) {
        this.key = key;
        this.id = idOf(key);
    }

    static SecretsKey random() {
        return new SecretsKey(randomBytes(BYTES));
    }

    /** Finds the key that a line of a key file is: 43 characters of base64url. */
    static Optional<SecretsKey> find(String line) {
        if (!TEXT.matcher(line).matches()) {
            return Optional.empty();
        }
        return Optional.of(new SecretsKey(Base64.getUrlDecoder().decode(line)));
    }

    /** Returns the line of it in a key file. */
    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /** Returns what tells it apart and gives nothing away: the first 8 hexadecimal digits of a hash. */
    String id() {
        return id;
    }

    private static String idOf(byte[] key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("leadline secrets key".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(key), 0, 4);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    /** @param place what the result is good for, and for nothing else */
    byte[] seal(byte[] plain, byte[] place) {
        var nonce = randomBytes(NONCE);
        var sealed = run(Cipher.ENCRYPT_MODE, nonce, plain, place).orElseThrow();
        var all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return all;
    }

    /** @return empty when it was not sealed by this key for this place, or was changed */
    Optional<byte[]> open(byte[] sealed, byte[] place) {
        if (sealed.length < NONCE + TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        var nonce = Arrays.copyOf(sealed, NONCE);
        return run(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(sealed, NONCE, sealed.length), place);
    }

    private Optional<byte[]> run(int mode, byte[] nonce, byte[] text, byte[] place) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place);
            return Optional.of(cipher.doFinal(text));
        } catch (AEADBadTagException changed) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has AES-GCM", impossible);
        }
    }

    private static byte[] randomBytes(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Not the key itself: it must not end up in a log. */
    @Override
    public String toString() {
        return "key " + id;
    }
}
