package dev.leadline.access.keys;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.web.PageSize;
import dev.leadline.web.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Keys, with which programs come in. */
@Path("/v1/keys")
@Needs(Action.MANAGE_KEYS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access", description = "Who may do what")
public class KeysResource {

    private static final String NUMBER = "[1-9][0-9]{0,17}";

    private final Keys keys;
    private final KeyTable table;
    private final KeyRing ring;
    private final InstantSource clock;

    KeysResource(Keys keys, KeyTable table, KeyRing ring, InstantSource clock) {
        this.keys = keys;
        this.table = table;
        this.ring = ring;
        this.clock = clock;
    }

    @GET
    @Needs(Action.READ_KEYS)
    @Operation(
            operationId = "listKeys",
            summary = "List the keys, newest first",
            description =
                    "Without their secrets, which nobody is shown again. Revoked and expired keys stay in the list.")
    public KeyBody.Page all(
            @QueryParam("cursor") @Pattern(regexp = NUMBER, message = Paging.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize String limit) {
        int most = Integer.parseInt(limit);
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        var cut = Paging.cut(table.page(before, most + 1), most, KeyRow::number);
        var now = clock.instant();
        var items = cut.entries().stream().map(key -> KeyBody.from(key, now)).toList();
        return new KeyBody.Page(items, cut.next());
    }

    @GET
    @Needs(Action.READ_KEYS)
    @Path("/{id}")
    @Operation(operationId = "getKey", summary = "Get a key", description = "Without its secret.")
    public KeyBody one(@PathParam("id") String id) {
        return KeyBody.from(keys.get(id), clock.instant());
    }

    @POST
    @Needs(value = Action.MANAGE_KEYS, divided = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createKey",
            summary = "Create a key",
            description =
                    "The answer shows the key this once. Nobody gives a key a role or a policy that they do not have.")
    @APIResponse(
            responseCode = "201",
            description = "The key",
            content = @Content(schema = @Schema(implementation = KeyBody.Shown.class)))
    public Response create(@NotNull @Valid KeyRequest request) {
        var text = keys.create(request.checked(clock.instant()));
        ring.refresh();
        return Response.created(URI.create("/v1/keys/" + text.id()))
                .entity(KeyBody.Shown.from(text))
                .build();
    }

    @POST
    @Path("/{id}/rotation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rotateKey",
            summary = "Give a key a new secret",
            description =
                    "The answer shows the key this once. The secret that it has had still opens for the overlap; one"
                            + " from a rotation before opens nothing any more. Id, roles and the record of who did what stay.")
    public KeyBody.Shown rotate(@PathParam("id") String id, @NotNull @Valid RotationRequest request) {
        var text = keys.rotate(id, request.checked());
        ring.refresh();
        return KeyBody.Shown.from(text);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "revokeKey",
            summary = "Revoke a key",
            description =
                    "It opens nothing any more, here at once and on other replicas within a second or two. It stays in"
                            + " the list. 409 for the last way in that an admin has.")
    @APIResponse(responseCode = "204", description = "Revoked, now or before")
    public void revoke(@PathParam("id") String id) {
        keys.revoke(id);
        ring.refresh();
    }
}
