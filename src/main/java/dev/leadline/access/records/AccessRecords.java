package dev.leadline.access.records;

import dev.leadline.access.Access;
import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.access.DoorGuard;
import dev.leadline.access.Identity;
import dev.leadline.access.Needs;
import dev.leadline.access.Role;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Records who asks for what leaves no name elsewhere: how the server is run, and what is read by an auditor, whom nobody
 * else would see. So is whatever is deleted: it keeps nobody's name when it is gone. It is recorded before it is done: what cannot be recorded is not done.
 */
@ApplicationScoped
public class AccessRecords {

    /** After every filter that needs no thread of its own, {@link DoorGuard} among them, and before the door. */
    private static final int LAST = 6_000;

    /** Drafts, publications, plans and facts keep themselves who wrote them. */
    private static final Set<Action> RECORDED =
            EnumSet.of(Action.OPERATE, Action.SUBSCRIBE, Action.MANAGE_KEYS, Action.MANAGE_ACCOUNTS);

    private static final int LONGEST = 2_000;

    @Inject
    Queries queries;

    @Inject
    Caller caller;

    @Inject
    InstantSource clock;

    @ServerRequestFilter(priority = LAST)
    void record(ResourceInfo door, ContainerRequestContext asked) {
        if (door.getResourceMethod() == null) {
            return;
        }
        DoorGuard.needs(door.getResourceMethod())
                .map(Needs::value)
                .filter(action -> caller.find()
                        .filter(who -> isRecorded(action, who) || isDeletion(action, asked))
                        .isPresent())
                .ifPresent(action -> add(action, asked));
    }

    private static boolean isRecorded(Action action, Identity who) {
        return RECORDED.contains(action)
                || action != Action.BE_SIGNED_IN && Access.isAllowedOnlyAs(Role.AUDITOR, who, action);
    }

    private static boolean isDeletion(Action action, ContainerRequestContext asked) {
        boolean isOwn = action == Action.BE_SIGNED_IN || action == Action.SIGN_IN;
        return !isOwn && asked.getMethod().equals(HttpMethod.DELETE);
    }

    private void add(Action action, ContainerRequestContext asked) {
        var uri = asked.getUriInfo().getRequestUri();
        queries.update(
                """
                insert into access_record (asked_at, asked_by, action, method, path, query)
                values (:at, :by, :action, :method, :path, :query)
                """,
                Parameters.of("at", clock.instant())
                        .and("by", caller.actor().text())
                        .and("action", action.word())
                        .and("method", asked.getMethod())
                        .and("path", cut(uri.getRawPath()))
                        .and("query", cut(uri.getRawQuery())));
    }

    private static String cut(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    List<RecordBody> page(long before, int most) {
        return queries.list(
                "select * from access_record where number < :before order by number desc limit :most",
                Parameters.of("before", before).and("most", most),
                row -> new RecordBody(
                        row.getLong("number"),
                        Queries.instant(row, "asked_at"),
                        row.getString("asked_by"),
                        row.getString("action"),
                        row.getString("method"),
                        row.getString("path"),
                        row.getString("query")));
    }
}
