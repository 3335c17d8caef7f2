package dev.leadline.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import dev.leadline.web.RequestId;
import dev.leadline.web.json.JsonText;
import dev.leadline.web.metrics.RefusedRequests;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemBody;
import dev.leadline.web.problems.ProblemType;
import dev.leadline.web.problems.Problems;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who asks, before a body is read and a door is chosen, and refuses whoever must be known and is not (401). What
 * they may do is decided at the door ({@link DoorGuard}), and here for what has none.
 */
@Singleton
public final class AccessGuard {

    /** After Quarkus has made the identity ready to be asked for (200), before anything that answers. */
    private static final int AFTER_AUTHENTICATION = 150;

    private static final Logger LOG = Logger.getLogger(AccessGuard.class);

    /** Quarkus would answer too, without a word on what is wrong. */
    private static final BiConsumer<RoutingContext, Throwable> ANSWERED_HERE = (exchange, failed) -> {};

    /** Seconds after which what is away may be there again. */
    private static final String SOON = "2";

    private static final String CHALLENGE = "Bearer realm=\"leadline\"";

    /** HTTP's header for the person behind a request. */
    private static final String FROM = "From";

    private static final int LONGEST_NAME = 200;

    @Inject
    IdentityProviderManager providers;

    @Inject
    LocalMode local;

    @Inject
    FailedSignIns failures;

    @Inject
    ObjectMapper json;

    void register(@Observes Filters filters) {
        filters.register(this::guard, AFTER_AUTHENTICATION);
    }

    private void guard(RoutingContext exchange) {
        var needed = PathNeeds.of(exchange.normalizedPath());
        if (needed.isEmpty()) {
            exchange.next();
            return;
        }
        exchange.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, ANSWERED_HERE);
        QuarkusHttpUser.getSecurityIdentity(exchange, providers)
                .subscribe()
                .with(
                        known -> goOn(exchange, needed.get(), known),
                        failed -> refuse(exchange, counted(exchange, reason(failed))));
    }

    private void goOn(RoutingContext exchange, Action needed, @Nullable SecurityIdentity known) {
        try {
            var who = named(exchange, identityOf(exchange, known));
            Access.demand(who, needed, Matter.ANY);
            Caller.set(who, lasting(known));
            RequestId.actor(who.actor().text());
        } catch (RuntimeException refused) {
            refuse(exchange, counted(exchange, refused));
            return;
        }
        exchange.next();
    }

    private static @Nullable BooleanSupplier lasting(@Nullable SecurityIdentity known) {
        return known == null ? null : known.getAttribute(Identity.LASTING);
    }

    /**
     * Counts credentials that were wrong, by address; beyond a limit the answer is only that there were too many. Right ones
     * from the same address go on: behind a proxy everybody has one.
     */
    private Throwable counted(RoutingContext exchange, Throwable refused) {
        boolean isWrong = refused instanceof Problem problem
                && problem.type() == ProblemType.UNAUTHENTICATED
                && exchange.request().headers().contains(HttpHeaders.AUTHORIZATION);
        if (!isWrong) {
            return refused;
        }
        var whose = "address:" + exchange.request().remoteAddress().hostAddress();
        try {
            failures.refuseIfShut(whose);
        } catch (Throttled shut) {
            return shut;
        }
        Infrastructure.getDefaultWorkerPool().execute(() -> note(exchange, whose, refused.getMessage()));
        return refused;
    }

    /** The message never holds a secret: at most how a key begins. */
    private void note(RoutingContext exchange, String whose, String why) {
        LOG.infof(
                "Refused %s %s from %s: %s",
                exchange.request().method(),
                exchange.normalizedPath(),
                whose,
                why.lines().findFirst().orElse(""));
        try {
            failures.note(whose);
        } catch (RuntimeException away) {
            LOG.debugf("A failed attempt cannot be counted now: %s", away);
        }
    }

    /** Credentials that nobody knows are never {@code local}: whoever sends some means to be somebody. */
    private Identity identityOf(RoutingContext exchange, @Nullable SecurityIdentity known) {
        Identity said = known == null || known.isAnonymous() ? null : known.getAttribute(Identity.ATTRIBUTE);
        if (said != null) {
            return said;
        }
        if (exchange.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            throw SignIns.unknown("The header Authorization holds no credentials that this server knows."
                    + "\nUse Authorization: Bearer, with a key of this server.");
        }
        if (!local.applies()) {
            throw SignIns.nobody();
        }
        return Identity.LOCAL;
    }

    /**
     * Makes the header {@code From} true: doors record what it says, and it says what was proved. In local mode nothing is
     * proved, and it stays what people say of themselves, unless they say that it was.
     */
    private static Identity named(RoutingContext exchange, Identity who) {
        var headers = exchange.request().headers();
        if (who.kind() != Identity.Kind.LOCAL) {
            headers.set(FROM, who.actor().text());
            return who;
        }
        var said = headers.get(FROM);
        if (said == null || !PlainText.Check.isPlain(said) || said.length() > LONGEST_NAME) {
            return who;
        }
        if (Actor.pretends(said)) {
            throw Problem.invalid(
                    "/From",
                    said,
                    "The From (" + QuotedText.of(said)
                            + ") must not end as if it had been proved.\nUse a mail address.");
        }
        return who.called(said);
    }

    /** What a way to sign in says is the problem within; what a library says is for the log. */
    private static Throwable reason(Throwable failed) {
        if (!(failed instanceof AuthenticationFailedException)) {
            return failed;
        }
        var said = failed.getCause();
        return said instanceof Problem || said instanceof Throttled
                ? said
                : SignIns.unknown("The credentials are not valid.\nSign in again, or use a key that is valid.");
    }

    private void refuse(RoutingContext exchange, Throwable refused) {
        var problem = Problems.from(refused instanceof Throttled throttled ? throttled.problem() : refused);
        if (refused instanceof Throttled throttled) {
            exchange.response().putHeader("Retry-After", String.valueOf(throttled.seconds()));
        }
        if (problem.status() == ProblemType.UNAUTHENTICATED.status()) {
            exchange.response().putHeader("WWW-Authenticate", CHALLENGE);
        }
        if (problem.status() == ProblemType.UNAVAILABLE.status()) {
            exchange.response().putHeader("Retry-After", SOON);
        }
        exchange.response().setStatusCode(problem.status());
        RefusedRequests.name(exchange);
        exchange.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemBody.MEDIA_TYPE)
                .end(JsonText.write(json, problem));
    }
}
