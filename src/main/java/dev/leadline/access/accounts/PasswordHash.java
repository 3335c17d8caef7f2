package dev.leadline.access.accounts;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What is kept of a password: Argon2id (RFC 9106) in the usual text, with everything that it takes to compare, such as
 * {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 *
 * @param kibibytes the memory that it takes
 * @param passes over that memory
 * @param lanes that could be worked on at once
 */
record PasswordHash(int kibibytes, int passes, int lanes, byte[] salt, byte[] hash) {

    /** What OWASP asks for at least: 19 MiB, two passes. A guess takes as long as a sign-in, about 100 ms of a core. */
    private static final int KIBIBYTES = 19_456;

    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,4}),p=(\\d{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Of a password, as passwords are hashed today. It takes its time. */
    static PasswordHash of(Password password) {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return new PasswordHash(KIBIBYTES, PASSES, LANES, salt, hashed(password, KIBIBYTES, PASSES, LANES, salt, HASH));
    }

    /** @throws IllegalStateException when it is none: nobody else writes them */
    static PasswordHash parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException("The hash of a password is not in the form of Argon2id");
        }
        return new PasswordHash(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                Base64.getDecoder().decode(matcher.group(4)),
                Base64.getDecoder().decode(matcher.group(5)));
    }

    /** What nobody's password has: to compare with takes as long as with somebody's. */
    static PasswordHash nobodys() {
        return new PasswordHash(KIBIBYTES, PASSES, LANES, new byte[SALT], new byte[HASH]);
    }

    /** Whether it is of this password. It takes its time, the same for every password. */
    boolean isOf(Password password) {
        return MessageDigest.isEqual(hash, hashed(password, kibibytes, passes, lanes, salt, hash.length));
    }

    /** Whether it was made otherwise than passwords are hashed today. */
    boolean isOutdated() {
        return kibibytes != KIBIBYTES || passes != PASSES || lanes != LANES || hash.length != HASH;
    }

    private static byte[] hashed(Password password, int kibibytes, int passes, int lanes, byte[] salt, int length) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(kibibytes)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        var hash = new byte[length];
        argon2.generateBytes(password.bytes(), hash);
        return hash;
    }

    /** As it is kept. */
    String text() {
        var plain = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(kibibytes, passes, lanes, plain.encodeToString(salt), plain.encodeToString(hash));
    }

    @Override
    public String toString() {
        return "argon2id of " + kibibytes + " KiB";
    }
}
