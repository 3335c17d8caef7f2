package dev.leadline.access;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tells whoever asks who they are to this server, and what they may do. */
@Path("/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Action.BE_SIGNED_IN)
@Tag(name = "access", description = "Who may do what")
public final class MeResource {

    @Inject
    Caller caller;

    /**
     * Who asks.
     *
     * @param name as people write it
     * @param actor as records keep it: `local`, or the name with who it is, such as `CRM (key:1q2w3e4r)`
     * @param mode how they are known: `local` is whoever is at this machine, without credentials
     * @param roles what they are
     * @param may what they may do
     * @param mayNot what is refused to them with 403, and why
     * @param policies the policies that they may use, and that all the rest is limited to; null for all
     * @param sides the sides for which they consent
     * @param account the name of their account, at whose address they change its password; null for none
     */
    @Schema(name = "Me")
    record MeBody(
            String name,
            String actor,
            @Schema(enumeration = {"local", "key", "account", "oidc"}) String mode,
            List<String> roles,
            List<String> may,
            List<Refusal> mayNot,
            @Schema(nullable = true) @Nullable List<String> policies,
            List<String> sides,
            @Schema(nullable = true) @Nullable String account) {

        /**
         * What somebody may not do.
         *
         * @param action what, as in `may`
         * @param because why not: which roles may, and which ones they have
         */
        @Schema(name = "NotAllowed")
        record Refusal(String action, String because) {}

        static MeBody from(Identity who) {
            return new MeBody(
                    who.name(),
                    who.actor().text(),
                    who.kind().word(),
                    who.roles().stream().map(Role::word).sorted().toList(),
                    Arrays.stream(Action.values())
                            .filter(action ->
                                    Access.decide(who, action, Matter.DIVIDED).isEmpty())
                            .map(Action::word)
                            .toList(),
                    Arrays.stream(Action.values())
                            .flatMap(
                                    action -> Access.decide(who, action, Matter.DIVIDED)
                                            .map(why -> new Refusal(action.word(), why))
                                            .stream())
                            .toList(),
                    who.policies() == null
                            ? null
                            : who.policies().stream().sorted().toList(),
                    who.person().sides().stream().sorted().toList(),
                    who.kind() == Identity.Kind.ACCOUNT ? who.id() : null);
        }
    }

    @GET
    @Operation(
            operationId = "getMe",
            summary = "Get who I am",
            description =
                    "Who the server takes the request to be from, with roles and what they allow. 401 without valid"
                            + " credentials; `GET /v1/sign-in` says how to get some.")
    public MeBody me() {
        return MeBody.from(caller.identity());
    }
}
