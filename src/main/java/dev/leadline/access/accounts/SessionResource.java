package dev.leadline.access.accounts;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.access.sessions.BrowserSessions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signs a browser in and out. */
@Path("/v1/session")
@Needs(Action.SIGN_IN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access", description = "Who may do what")
public class SessionResource {

    private final SignInAttempts attempts;
    private final PasswordSignIn signIn;
    private final Hashing hashing;
    private final BrowserSessions sessions;

    SessionResource(SignInAttempts attempts, PasswordSignIn signIn, Hashing hashing, BrowserSessions sessions) {
        this.attempts = attempts;
        this.signIn = signIn;
        this.hashing = hashing;
        this.sessions = sessions;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "signIn",
            summary = "Sign in with a name and a password",
            description =
                    "The answer's cookie is the session; no script can read it. The session that the browser had ends."
                            + " 401 for an unknown name as for a wrong password. 403 of the type"
                            + " `/problems/password-change-needed` where the password is for one time: send the same once"
                            + " more with `newPassword`. 429 where too many attempts failed within a minute.")
    @APIResponse(responseCode = "204", description = "Signed in")
    @APIResponse(responseCode = "401", ref = "#/components/responses/Problem401")
    @APIResponse(responseCode = "403", ref = "#/components/responses/Problem403")
    @APIResponse(responseCode = "429", ref = "#/components/responses/Problem429")
    public void signIn(@NotNull @Valid SignInRequest sent, @Context HttpServerRequest request) {
        var account = attempts.check(sent.name(), sent.password(), request);
        signIn.refuseShut(account);
        if (sent.newPassword() != null) {
            signIn.change(account, chosen(account, sent.password(), sent.newPassword()), request);
            return;
        }
        PasswordSignIn.refuseOneTime(account);
        boolean isOutdated = PasswordHash.parse(account.hash()).isOutdated();
        signIn.letIn(account, isOutdated ? hashing.hash(sent.password()) : null, request);
    }

    private PasswordHash chosen(AccountRow account, Password old, Password chosen) {
        PasswordRules.check("/newPassword", chosen, old, account.names());
        return hashing.hash(chosen);
    }

    @DELETE
    @Operation(
            operationId = "signOut",
            summary = "Sign out",
            description = "The session of this browser ends, and its cookie goes. Others of the same person go on.")
    @APIResponse(responseCode = "204", description = "Signed out, now or before")
    public void signOut(@Context HttpServerRequest request) {
        sessions.end(request);
    }
}
