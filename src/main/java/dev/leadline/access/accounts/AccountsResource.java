package dev.leadline.access.accounts;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.web.PageSize;
import dev.leadline.web.Paging;
import dev.leadline.web.problems.Precondition;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Accounts, with which people sign in. */
@Path("/v1/accounts")
@Needs(Action.MANAGE_ACCOUNTS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access", description = "Who may do what")
public class AccountsResource {

    private static final String NUMBER = "[1-9][0-9]{0,17}";

    private final Accounts accounts;
    private final AccountTable table;
    private final Hashing hashing;

    AccountsResource(Accounts accounts, AccountTable table, Hashing hashing) {
        this.accounts = accounts;
        this.table = table;
        this.hashing = hashing;
    }

    @GET
    @Needs(Action.READ_ACCOUNTS)
    @Operation(
            operationId = "listAccounts",
            summary = "List the accounts, newest first",
            description = "Also those that are disabled. Deleted ones are not listed.")
    public AccountBody.Page all(
            @QueryParam("cursor") @Pattern(regexp = NUMBER, message = Paging.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize String limit) {
        int most = Integer.parseInt(limit);
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        var cut = Paging.cut(table.page(before, most + 1), most, AccountRow::number);
        var items = cut.entries().stream().map(AccountBody::from).toList();
        return new AccountBody.Page(items, cut.next());
    }

    @GET
    @Path("/{name}")
    @Needs(Action.READ_ACCOUNTS)
    @Operation(operationId = "getAccount", summary = "Get an account", description = "With the ETag to change it by.")
    @APIResponse(
            responseCode = "200",
            description = "The account",
            content = @Content(schema = @Schema(implementation = AccountBody.class)))
    public Response one(@PathParam("name") String name) {
        return answer(accounts.get(name));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createAccount",
            summary = "Create an account",
            description =
                    "The answer shows its first password this once: it lets in within 72 hours, to choose another."
                            + " Names are given once: also that of a deleted account is 409.")
    @APIResponse(responseCode = "409", ref = "#/components/responses/Problem409")
    @APIResponse(
            responseCode = "201",
            description = "The account's password for one time",
            content = @Content(schema = @Schema(implementation = AccountBody.OneTime.class)))
    public Response create(@NotNull @Valid AccountRequest request) {
        var wanted = request.checked();
        var password = OneTimePassword.create();
        var state =
                new PasswordState(hashing.hash(password).text(), accounts.now().plus(OneTimePassword.HOLDS));
        accounts.create(request.name(), wanted, state);
        return Response.created(URI.create("/v1/accounts/" + request.name()))
                .entity(new AccountBody.OneTime(request.name(), password.text(), state.oneTimeUntil()))
                .build();
    }

    @PATCH
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeAccount",
            summary = "Change an account",
            description =
                    "What is absent stays. Other roles and sides hold at once where somebody is signed in; disabling"
                            + " ends their sessions. 409 for the last way in that an admin has.")
    @APIResponse(
            responseCode = "200",
            description = "The account as it is now",
            content = @Content(schema = @Schema(implementation = AccountBody.class)))
    @APIResponse(responseCode = "409", ref = "#/components/responses/Problem409")
    @APIResponse(responseCode = "412", ref = "#/components/responses/Problem412")
    @APIResponse(responseCode = "428", ref = "#/components/responses/Problem428")
    public Response change(
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid AccountPatchRequest request) {
        return answer(accounts.change(name, request, new Precondition(ifMatch, null)));
    }

    private static Response answer(AccountRow account) {
        return Response.ok(AccountBody.from(account)).tag(account.tag()).build();
    }

    @DELETE
    @Path("/{name}")
    @Operation(
            operationId = "deleteAccount",
            summary = "Delete an account",
            description =
                    "Its sessions end, its mail address and password go. Its name stays in records, and is never given"
                            + " again. 409 for the last way in that an admin has.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "409", ref = "#/components/responses/Problem409")
    public void delete(@PathParam("name") String name) {
        accounts.delete(name);
    }
}
