package dev.leadline.access.sessions;

import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.access.Identity;
import dev.leadline.access.Matter;
import dev.leadline.access.Needs;
import dev.leadline.web.PageSize;
import dev.leadline.web.Paging;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who is signed in where. Everybody sees and ends their own sessions, and an admin everybody's. */
@Path("/v1/sessions")
@Needs(Action.BE_SIGNED_IN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access", description = "Who may do what")
public class SessionsResource {

    private static final String NUMBER = "[1-9][0-9]{0,17}";
    private static final String OWNER = "[a-z]+:\\S{1,200}";

    private final SessionTable table;
    private final SessionRing ring;
    private final SessionTimes times;
    private final BrowserSessions sessions;
    private final Caller caller;
    private final InstantSource clock;

    SessionsResource(
            SessionTable table,
            SessionRing ring,
            SessionTimes times,
            BrowserSessions sessions,
            Caller caller,
            InstantSource clock) {
        this.table = table;
        this.ring = ring;
        this.times = times;
        this.sessions = sessions;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listSessions",
            summary = "List who is signed in, newest first",
            description =
                    "One's own sessions; everybody's for whoever may read accounts. A session that nobody has used for"
                            + " too long is not listed any more.")
    public SessionBody.Page all(
            @Parameter(
                            description =
                                    "Whose sessions, such as `account:ann`; only who may read accounts asks for others")
                    @QueryParam("actor")
                    @Pattern(regexp = OWNER, message = "must be account: or oidc: with a name, such as account:ann")
                    String actor,
            @QueryParam("cursor") @Pattern(regexp = NUMBER, message = Paging.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize String limit,
            @Context HttpServerRequest request) {
        var of = actor == null ? null : SessionOwner.parse(actor);
        if (!caller.may(Action.READ_ACCOUNTS)) {
            of = own(of);
        }
        int most = Integer.parseInt(limit);
        var now = clock.instant();
        long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        var cut = Paging.cut(table.page(of, now, before, most + 1), most, SessionRow::number);
        var mine = sessions.find(request).map(SessionRow::id).orElse("");
        var items = cut.entries().stream()
                .map(ring::latest)
                .filter(session -> session.isOpen(now, times.idle()))
                .map(session ->
                        SessionBody.from(session, times.idle(), session.id().equals(mine)))
                .toList();
        return new SessionBody.Page(items, cut.next());
    }

    /** @throws Problem 403 when they ask for somebody else's */
    private SessionOwner own(SessionOwner asked) {
        var mine = SessionOwner.of(caller.identity());
        if (asked != null && !asked.equals(mine)) {
            caller.demand(Action.READ_ACCOUNTS, Matter.ANY);
        }
        return mine;
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "endSession",
            summary = "End a session",
            description =
                    "One's own, or anybody's for whoever manages accounts. It opens nothing any more, here at once and"
                            + " on other replicas within a second or two. For others there is no such session (404).")
    @APIResponse(responseCode = "204", description = "Ended")
    public void end(@PathParam("id") String id) {
        var now = clock.instant();
        table.find(id)
                .filter(session -> isOpenTo(caller.identity(), session))
                .filter(session -> table.end(session.id(), caller.actor().text(), now))
                .orElseThrow(() -> Problem.notFound("There is no open session (" + QuotedText.of(id)
                        + ").\nSee GET /v1/sessions for those that there are."));
        ring.refresh();
    }

    private boolean isOpenTo(Identity who, SessionRow session) {
        boolean isOwn = who.kind() == session.kind() && who.id().equals(session.subject());
        return isOwn || caller.may(Action.MANAGE_ACCOUNTS);
    }
}
