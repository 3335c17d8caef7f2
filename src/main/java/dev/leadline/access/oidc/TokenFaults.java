package dev.leadline.access.oidc;

import dev.leadline.access.SignIns;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import io.quarkus.security.AuthenticationFailedException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * What is wrong with a token, told to whoever sent it: it is theirs, so what it says is no secret to them. Never a part of the
 * token itself, since this is logged.
 */
final class TokenFaults {

    private static final Set<String> OTHER_TYPES = Set.of("id", "refresh", "offline", "logout");

    private TokenFaults() {}

    /**
     * What makes it useless whoever signed it. It is told without asking the issuer, so that nobody can make this server ask
     * there by sending what cannot be valid.
     */
    static Optional<Problem> before(Optional<TokenClaims> token, SignOnSettings settings) {
        if (token.isEmpty()) {
            return fault("The credentials are neither a key of this server nor a token of " + settings.name() + "."
                    + "\nUse a key, from lead_ to its last letter, or an access token in the form of a JWT.");
        }
        var said = token.get();
        var algorithm = said.header().path("alg").asText();
        if (!algorithm.matches("(RS|PS|ES)(256|384|512)|EdDSA")) {
            return fault("The token is not signed with a private key (alg " + QuotedText.of(algorithm) + ")."
                    + "\nUse a token that " + settings.name() + " has signed.");
        }
        var issuer = said.text("iss").orElse("");
        if (!bare(issuer).equals(bare(settings.issuer().toString()))) {
            return fault("The token is of the issuer (" + QuotedText.of(issuer) + ").\nUse one of " + settings.issuer()
                    + ".");
        }
        return said.has("at_hash") || said.has("events") || OTHER_TYPES.contains(type(said))
                ? fault("The token is no access token.\nUse the access token: it is for programs, an ID token is not.")
                : Optional.empty();
    }

    private static String type(TokenClaims token) {
        return token.text("typ").orElse("").toLowerCase(Locale.ROOT);
    }

    private static String bare(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static Optional<Problem> fault(String detail) {
        return Optional.of(SignIns.unknown(detail));
    }

    /** Why the library did not take a token: because of the token (401), or because the issuer cannot be asked (503). */
    static Problem after(Throwable failed, TokenClaims token, SignOnSettings settings) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem said) {
                return said;
            }
            if (cause instanceof InvalidJwtException invalid) {
                return invalid(invalid, token, settings);
            }
        }
        return failed instanceof AuthenticationFailedException && failed.getCause() == null
                ? SignIns.unknown("The token is not valid.\nGet a new one from " + settings.name() + ".")
                : away(failed, settings);
    }

    /** 503: nothing is said of whoever asked, only that it cannot be known now. */
    static Problem away(Throwable failed, SignOnSettings settings) {
        return Problem.unavailable(
                "The sign-on " + settings.name() + " does not answer, so nobody can be known by it now."
                        + "\nTry again in some seconds; keys of this server work meanwhile.",
                failed);
    }

    private static Problem invalid(InvalidJwtException invalid, TokenClaims token, SignOnSettings settings) {
        var again = "\nGet a new one from " + settings.name() + ".";
        if (invalid.hasExpired()) {
            return SignIns.unknown("The token expired at "
                    + Instant.ofEpochSecond(token.body().path("exp").asLong()) + "." + again);
        }
        if (invalid.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || invalid.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return SignIns.unknown("The token is for the audience (" + QuotedText.of(audience(token))
                    + ").\nUse one for " + settings.audience() + ".");
        }
        return SignIns.unknown(
                invalid.hasErrorCode(ErrorCodes.NOT_YET_VALID)
                        ? "The token is not valid yet.\nCheck the clocks of this server and of " + settings.name() + "."
                        : "The token is not signed by " + settings.name()
                                + ", or lacks what it must have (sub, iat, exp)." + again);
    }

    private static String audience(TokenClaims token) {
        return token.texts("aud").map(all -> String.join(", ", all)).orElse("");
    }
}
