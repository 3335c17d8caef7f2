package dev.leadline.access.accounts;

import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.access.Identity;
import dev.leadline.access.Needs;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Gives accounts other passwords: one's own with the old one, somebody else's for one time. */
@Path("/v1/accounts/{name}")
@Needs(Action.MANAGE_ACCOUNTS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access", description = "Who may do what")
public class AccountPasswordsResource {

    private final Accounts accounts;
    private final SignInAttempts attempts;
    private final PasswordSignIn signIn;
    private final Hashing hashing;
    private final Caller caller;

    AccountPasswordsResource(
            Accounts accounts, SignInAttempts attempts, PasswordSignIn signIn, Hashing hashing, Caller caller) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.signIn = signIn;
        this.hashing = hashing;
        this.caller = caller;
    }

    @POST
    @Path("/password")
    @Needs(Action.BE_SIGNED_IN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changePassword",
            summary = "Change one's own password",
            description =
                    "Needs the old one. All sessions of the account end, and another begins in this browser. Nobody"
                            + " changes the password of others: an admin gives one for one time.")
    @APIResponse(responseCode = "204", description = "Changed")
    public void change(
            @PathParam("name") String name, @NotNull @Valid PasswordRequest sent, @Context HttpServerRequest request) {
        refuseOthers(name);
        PasswordRules.check(
                "/newPassword",
                sent.newPassword(),
                sent.password(),
                accounts.get(name).names());
        var account = proved(name, sent.password(), request);
        signIn.change(account, hashing.hash(sent.newPassword()), request);
    }

    private AccountRow proved(String name, Password password, HttpServerRequest request) {
        try {
            return attempts.check(name, password, request);
        } catch (Problem wrong) {
            throw Problem.invalid("/password", null, "The password is not the one that the account has.");
        }
    }

    private void refuseOthers(String name) {
        var who = caller.identity();
        if (who.kind() != Identity.Kind.ACCOUNT || !who.id().equals(name)) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    "Only whoever is signed in with an account changes its password.\nAn admin gives a one-time"
                            + " password with POST /v1/accounts/{name}/one-time-password.",
                    List.of());
        }
    }

    @POST
    @Path("/one-time-password")
    @Operation(
            operationId = "giveOneTimePassword",
            summary = "Give an account a password for one time",
            description =
                    "The answer shows it this once. It lets in within 72 hours, to choose another; the one that the"
                            + " account has had lets in no more, and its sessions end.")
    public AccountBody.OneTime giveOneTime(@PathParam("name") String name) {
        accounts.get(name);
        var password = OneTimePassword.create();
        var state =
                new PasswordState(hashing.hash(password).text(), accounts.now().plus(OneTimePassword.HOLDS));
        accounts.setOneTime(name, state);
        return new AccountBody.OneTime(name, password.text(), state.oneTimeUntil());
    }
}
