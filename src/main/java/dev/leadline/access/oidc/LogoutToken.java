package dev.leadline.access.oidc;

import dev.leadline.web.problems.Problem;
import java.util.Optional;

/**
 * A token by which the issuer says that somebody has signed out there (OpenID Connect Back-Channel Logout 1.0).
 *
 * @param issuerSession the session that ended; empty where all of theirs did
 * @param subject whose; empty where only the session is named
 */
record LogoutToken(Optional<String> issuerSession, Optional<String> subject) {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    /**
     * Reads a token that was verified.
     *
     * @throws Problem 400 when it is another kind of token, which must not sign anybody out
     */
    static LogoutToken of(TokenClaims token) {
        var read = new LogoutToken(token.text("sid"), token.text("sub"));
        boolean isOne = token.body().path("events").path(EVENT).isObject()
                && !token.has("nonce")
                && (read.issuerSession.isPresent() || read.subject.isPresent());
        if (!isOne) {
            throw Problem.badRequest("The token does not say that somebody signed out.");
        }
        return read;
    }
}
