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
import org.jspecify.annotations.Nullable;

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
     * @param signOn the company's sign-on; null where none is set up
     */
    @Schema(name = "SignIn")
    record SignInBody(boolean local, List<String> ways, @Schema(nullable = true) @Nullable SignOnBody signOn) {}

    /**
     * A company's sign-on.
     *
     * @param name what people call it
     * @param start where a page sends somebody who wants to sign in there. Its parameter `to` is the page to come back to,
     *     such as `/queue`
     */
    @Schema(name = "SignOn")
    record SignOnBody(String name, String start) {}

    @GET
    @Operation(
            operationId = "getSignIn",
            summary = "Get the ways to sign in",
            description = "Needs no credentials. Pages ask here after a 401.")
    public SignInBody ways() {
        var signOn = signIns.elsewhere()
                .map(there -> new SignOnBody(there.name(), there.start()))
                .orElse(null);
        return new SignInBody(local.applies(), signIns.words(), signOn);
    }
}
