package dev.leadline.access;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells everybody how to come in. */
@Path("/v1/sign-in")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Action.SIGN_IN)
@Tag(name = "access", description = "Who may do what")
public final class SignInResource {

    @Inject
    LocalMode local;

    @Inject
    SignIns signIns;

    /**
     * How to come in.
     *
     * @param local whether requests without credentials are taken, because the server is for this machine only
     * @param ways the ways to be known, such as `key`
     */
    @Schema(name = "SignIn")
    record SignInBody(boolean local, List<String> ways) {}

    @GET
    @Operation(
            operationId = "getSignIn",
            summary = "Get the ways to sign in",
            description = "Needs no credentials. Pages ask here after a 401.")
    public SignInBody ways() {
        return new SignInBody(local.applies(), signIns.words());
    }
}
