package dev.leadline.access.oidc;

import dev.leadline.access.Identity;
import dev.leadline.access.Persons;
import dev.leadline.access.sessions.BrowserSessions;
import dev.leadline.access.sessions.SessionOwner;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Our own sessions of those who come from the sign-on, and what is kept of each so that it can end there too. All of it blocks. */
@Singleton
class SignOnSessions {

    /** Who ended a session, in records. */
    private static final String BY = "sign-on";

    private final BrowserSessions sessions;
    private final Persons persons;
    private final SignOnTable table;
    private final TenantConfigBean known;
    private final OwnAddress here;

    SignOnSessions(
            BrowserSessions sessions, Persons persons, SignOnTable table, TenantConfigBean known, OwnAddress here) {
        this.sessions = sessions;
        this.persons = persons;
        this.table = table;
        this.known = known;
        this.here = here;
    }

    /**
     * Begins a session for whom the issuer vouches for.
     *
     * @param tokens verified by the library
     * @return who it is
     * @throws dev.leadline.web.problems.Problem 403 when none of their groups means anything here
     */
    Identity begin(HttpServerRequest request, SignOn.SetUp setUp, AuthorizationCodeTokens tokens) {
        var idToken = TokenClaims.parse(tokens.getIdToken()).orElseThrow();
        var beside = Optional.ofNullable(tokens.getAccessToken()).flatMap(TokenClaims::parse);
        var somebody = SignedOn.of(idToken, beside, setUp.settings().groupsClaim());
        var who = somebody.identity(setUp.settings(), persons::of);
        var session = sessions.begin(who, request);
        table.add(new SignOnRow(session, idToken.text("sid").orElse(null), tokens.getIdToken(), endSession(setUp)));
        return who;
    }

    private String endSession(SignOn.SetUp setUp) {
        var tenant = known.getDynamicTenant(setUp.pages().tenantId().orElseThrow());
        return tenant.getOidcMetadata().getEndSessionUri();
    }

    /**
     * Ends the session of a browser.
     *
     * @return where it ends at the issuer too, which leads back; the first page where there is nothing to end there
     */
    String end(HttpServerRequest request) {
        var there = sessions.findId(request).flatMap(table::find).filter(row -> row.endSession() != null);
        sessions.end(request);
        return there.map(row -> address(request, row)).orElse(ReturnAddress.HOME);
    }

    private String address(HttpServerRequest request, SignOnRow row) {
        return row.endSession() + (row.endSession().contains("?") ? "&" : "?") + "id_token_hint=" + row.idToken()
                + "&post_logout_redirect_uri="
                + URLEncoder.encode(here.of(request, ReturnAddress.HOME), StandardCharsets.UTF_8);
    }

    /** Ends the sessions of whoever has signed out at the issuer. */
    Void endAt(LogoutToken said) {
        if (said.issuerSession().isPresent()) {
            table.ofIssuerSession(said.issuerSession().get()).forEach(session -> sessions.end(session, BY));
        } else {
            said.subject()
                    .ifPresent(
                            subject -> sessions.endAll(new SessionOwner(Identity.Kind.OIDC, SignedOn.id(subject)), BY));
        }
        return null;
    }
}
