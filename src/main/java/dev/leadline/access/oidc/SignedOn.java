package dev.leadline.access.oidc;

import dev.leadline.access.Actor;
import dev.leadline.access.Identity;
import dev.leadline.access.SignIns;
import dev.leadline.kernel.approval.Person;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody whom the sign-on vouches for.
 *
 * @param id who they are there, as it is kept here
 * @param name as people write it
 * @param mail an address that the sign-on has verified; empty otherwise
 * @param groups the groups that it lists
 */
record SignedOn(String id, String name, Optional<String> mail, List<String> groups) {

    /** What fits into the brackets of {@link Actor#text()}. */
    private static final Pattern PLAIN_ID = Pattern.compile("[!-'*-~]{1,100}");

    private static final int LONGEST_NAME = 100;
    private static final int MOST_SHOWN = 10;

    /**
     * Reads a token that was verified.
     *
     * @param beside another of the same person, which has the groups where the first has none; may say nothing
     */
    static SignedOn of(TokenClaims token, Optional<TokenClaims> beside, String groupsClaim) {
        var subject = token.text("sub").orElseThrow(() -> SignIns.unknown("The token names nobody (sub)."));
        var groups = token.texts(groupsClaim).or(() -> beside.flatMap(other -> other.texts(groupsClaim)));
        return new SignedOn(
                id(subject),
                name(token).orElse(subject),
                token.text("email").filter(mail -> token.isTrue("email_verified")),
                groups.orElse(List.of()));
    }

    /** A name of people where there is one; a program has the name that it is known by. */
    private static Optional<String> name(TokenClaims token) {
        return Stream.of("name", "preferred_username", "email", "azp", "client_id")
                .flatMap(claim -> token.text(claim).stream())
                .filter(PlainText.Check::isPlain)
                .findFirst()
                .map(name -> name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
    }

    /** A subject as it is kept here. */
    static String id(String subject) {
        return PLAIN_ID.matcher(subject).matches() ? subject : "sha256-" + digest(subject);
    }

    private static String digest(String text) {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String actorId() {
        return Identity.Kind.OIDC.word() + ":" + id;
    }

    /**
     * Who it is here.
     *
     * @param persons the id of the person behind them, by who they are in records and their mail, which may be null
     * @throws Problem 403 when none of their groups means anything here
     */
    Identity identity(SignOnSettings settings, BinaryOperator<String> persons) {
        var roles = settings.roles().of(groups);
        if (roles.isEmpty()) {
            throw new Problem(ProblemType.FORBIDDEN, nothingHere(), List.of());
        }
        var person = persons.apply(actorId(), mail.orElse(null));
        return new Identity(
                Identity.Kind.OIDC,
                id,
                name,
                roles,
                null,
                new Person(person, settings.sides().of(groups)));
    }

    private String nothingHere() {
        return groups.isEmpty()
                ? "%s is signed on, but in no group.\nAsk an admin of the sign-on to list groups in its tokens (LEADLINE_OIDC_GROUPS_CLAIM)."
                        .formatted(QuotedText.of(name))
                : "%s is signed on, but none of their groups has a role here (%s).\nAsk an admin to give one of them a role (LEADLINE_OIDC_ROLES)."
                        .formatted(QuotedText.of(name), shown(groups));
    }

    private static String shown(Collection<String> groups) {
        var some = groups.stream().limit(MOST_SHOWN).map(QuotedText::of).collect(Collectors.joining(", "));
        return groups.size() > MOST_SHOWN ? some + " and " + (groups.size() - MOST_SHOWN) + " more" : some;
    }
}
