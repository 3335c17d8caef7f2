package dev.leadline.access.oidc;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.web.json.JsonText;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import dev.leadline.web.problems.Problems;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where the issuer tells this server that somebody has signed out there, with a token that it has signed: their sessions here end
 * (OpenID Connect Back-Channel Logout 1.0). No door of the API, because nobody but an issuer has such a token.
 */
@Singleton
final class BackChannel {

    private static final String PARAMETER = "logout_token";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int LARGEST = 64 * 1024;

    private final SignOn signOn;
    private final IdentityProviderManager providers;
    private final SignOnSessions sessions;
    private final ObjectMapper json;

    BackChannel(SignOn signOn, IdentityProviderManager providers, SignOnSessions sessions, ObjectMapper json) {
        this.signOn = signOn;
        this.providers = providers;
        this.sessions = sessions;
        this.json = json;
    }

    void register(@Observes Router router) {
        router.route(HttpMethod.POST, SignOnAddresses.BACK_CHANNEL).order(0).handler(this::hear);
    }

    private void hear(RoutingContext exchange) {
        body(exchange.request())
                .compose(form -> end(exchange, form))
                .onSuccess(ended -> exchange.response()
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end())
                .onFailure(refused -> refuse(exchange, refused));
    }

    /** All of it: a logout token is small. */
    private static Future<String> body(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(FORM)) {
            return Future.failedFuture(Problem.badRequest("The body must be a form (" + FORM + ")."));
        }
        Promise<String> whole = Promise.promise();
        var held = Buffer.buffer();
        request.handler(chunk -> {
            if (held.length() + chunk.length() > LARGEST) {
                whole.tryFail(Problem.tooLarge("The body is larger than %d bytes.".formatted(LARGEST)));
            } else {
                held.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> whole.tryComplete(held.toString(StandardCharsets.US_ASCII)));
        request.exceptionHandler(whole::tryFail);
        request.resume();
        return whole.future();
    }

    private Future<Void> end(RoutingContext exchange, String form) {
        var setUp = signOn.find().orElseThrow(() -> Problem.notFound("This server has no sign-on."));
        var sent = new QueryStringDecoder(form, false).parameters().getOrDefault(PARAMETER, List.of());
        var token = sent.size() == 1 ? sent.get(0) : "";
        var claims = TokenClaims.parse(token)
                .orElseThrow(() -> Problem.badRequest("The form has no " + PARAMETER + " that is a JWT."));
        TenantChoice.choose(exchange, setUp.logout());
        var verified = Uni.createFrom()
                .deferred(() -> providers.authenticate(HttpSecurityUtils.setRoutingContextAttribute(
                        new TokenAuthenticationRequest(new AccessTokenCredential(token)), exchange)))
                .onFailure()
                .transform(failed -> refusal(failed, claims, setUp.settings()))
                .map(known -> LogoutToken.of(claims));
        return Future.fromCompletionStage(verified.subscribeAsCompletionStage())
                .compose(read -> exchange.vertx().executeBlocking(() -> sessions.endAt(read), false));
    }

    /** The standard wants 400 for what the door of tokens calls 401. */
    private static Throwable refusal(Throwable failed, TokenClaims claims, SignOnSettings settings) {
        var why = TokenFaults.after(failed, claims, settings);
        return why.type() == ProblemType.UNAUTHENTICATED ? Problem.badRequest(why.getMessage()) : why;
    }

    private void refuse(RoutingContext exchange, Throwable refused) {
        var problem = Problems.from(refused);
        exchange.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(JsonText.write(json, problem));
    }
}
