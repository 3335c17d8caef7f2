package dev.leadline.access.accounts;

import dev.leadline.kernel.Invalid;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which passwords may be chosen, after NIST SP 800-63B: long ones, of any characters, that are not what everybody tries
 * first. No rules on what they are made of, and none expires.
 */
final class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** Fewer characters beside a name or a word that everybody tries are soon guessed. */
    private static final int OWN = 8;

    private static final int FEWEST_KINDS = 5;

    /** What people begin with, and put digits behind. */
    private static final Set<String> COMMON = Set.of(
            "password",
            "passwort",
            "passw0rd",
            "p@ssw0rd",
            "p@ssword",
            "welcome",
            "willkommen",
            "letmein",
            "qwerty",
            "qwertz",
            "qwertyuiop",
            "asdfgh",
            "asdfghjkl",
            "zxcvbn",
            "zxcvbnm",
            "1q2w3e4r",
            "1q2w3e4r5t6y",
            "1qaz2wsx",
            "1qaz2wsx3edc",
            "q1w2e3r4",
            "iloveyou",
            "sunshine",
            "princess",
            "football",
            "baseball",
            "superman",
            "batman",
            "dragon",
            "monkey",
            "master",
            "shadow",
            "michael",
            "jordan",
            "hunter",
            "trustno1",
            "starwars",
            "whatever",
            "freedom",
            "computer",
            "internet",
            "administrator",
            "admin",
            "root",
            "user",
            "guest",
            "test",
            "demo",
            "temp",
            "changeme",
            "default",
            "secret",
            "login",
            "access",
            "summer",
            "winter",
            "spring",
            "autumn",
            "january",
            "monday",
            "leadline",
            "sales",
            "marketing",
            "company",
            "correcthorsebatterystaple");

    private static final List<String> ROWS = List.of(
            "abcdefghijklmnopqrstuvwxyz",
            "012345678901234567890123456789",
            "qwertyuiopasdfghjklzxcvbnm",
            "qwertzuiopasdfghjklyxcvbnm");

    private PasswordRules() {}

    /**
     * Checks a password that somebody wants to have.
     *
     * @param pointer where it was sent
     * @param old the one that the account has; null where it has none
     * @param names what the account is called
     * @throws Invalid when it may not be chosen; the password is not quoted
     */
    static void check(String pointer, Password password, @Nullable Password old, Names names) {
        if (old != null && password.is(old)) {
            throw new Invalid(pointer, null, "The new password is the old one.\nUse another.");
        }
        fault(password, names).ifPresent(must -> {
            throw new Invalid(pointer, null, "The new password " + must);
        });
    }

    /**
     * What an account is called, of which its password shall not be made.
     *
     * @param mail null for none
     */
    record Names(String name, String displayName, @Nullable String mail) {

        private Stream<String> parts() {
            var mailbox = mail == null ? "" : mail.split("@", 2)[0];
            return Stream.of(Stream.of(name), Stream.of(displayName.split("\\s+")), Stream.of(mailbox))
                    .flatMap(each -> each)
                    .map(part -> part.toLowerCase(Locale.ROOT))
                    .filter(part -> part.length() >= 3);
        }
    }

    private static Optional<String> fault(Password password, Names names) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            return Optional.of("has %d characters; it must have %d to %d.\nUse a few words that do not belong together."
                    .formatted(password.length(), SHORTEST, LONGEST));
        }
        var text = password.text().toLowerCase(Locale.ROOT);
        if (text.codePoints().distinct().count() < FEWEST_KINDS || isRow(text)) {
            return Optional.of("repeats few characters, or counts up.\nUse a few words that do not belong together.");
        }
        if (names.parts().anyMatch(part -> text.replace(part, "").length() < OWN)) {
            return Optional.of(
                    "is little more than the name of the account.\nUse a few words that nobody knows of you.");
        }
        return isCommon(text)
                ? Optional.of("is one that everybody tries first.\nUse a few words that do not belong together.")
                : Optional.empty();
    }

    private static boolean isRow(String text) {
        var backwards = new StringBuilder(text).reverse().toString();
        return ROWS.stream().anyMatch(row -> row.contains(text) || row.contains(backwards));
    }

    /** With the digits and signs that people put around it, and once more for {@code passwordpassword}. */
    private static boolean isCommon(String text) {
        var word = text.replaceAll("^[^a-z]+|[^a-z]+$", "");
        var half = word.substring(0, word.length() / 2);
        boolean isTwice = word.equals(half + half) && COMMON.contains(half);
        return COMMON.contains(word)
                || COMMON.contains(text)
                || isTwice
                || COMMON.contains(text.replaceAll("\\W+", ""));
    }
}
