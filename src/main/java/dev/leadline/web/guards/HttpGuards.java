package dev.leadline.web.guards;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.web.QuotedText;
import dev.leadline.web.RequestId;
import dev.leadline.web.json.JsonText;
import dev.leadline.web.metrics.RefusedRequests;
import dev.leadline.web.problems.HttpProblems;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemBody;
import dev.leadline.web.problems.ProblemType;
import dev.leadline.web.problems.Problems;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Handles each request before its resource is chosen: the request's id, and the headers of each answer. It refuses requests that
 * two readers could read in two ways (several hosts, an unknown transfer encoding, an {@link AskedPath} that is not plain), that
 * are for another host, and that a page of others sends ({@link ServerNames}, {@link ForeignPages}).
 */
@Singleton
public final class HttpGuards {

    /** Before everything else on the main router but Quarkus's own bookkeeping. */
    private static final int FIRST = 100_000;

    /** Probes go by address, and learn nothing but whether the server works. */
    private static final String HEALTH = "/q/health";

    /** Vert.x closes the connection at a length of its own; ours is smaller, so that there is a problem to read. */
    private static final int LONGEST_ADDRESS = 4_096;

    private static final int MOST_HEADERS = 200;

    private static final Logger LOG = Logger.getLogger(HttpGuards.class);

    @Inject
    ObjectMapper json;

    @Inject
    ServerNames names;

    @Inject
    Listening listening;

    void register(@Observes Filters filters) {
        filters.register(this::guard, FIRST);
    }

    /** What fails before or beside the doors, such as a request without a Host, reaches no filter and no mapper. */
    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answerFailure);
    }

    private void guard(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        exchange.response().putHeader(RequestId.HEADER, RequestId.begin(request.getHeader(RequestId.HEADER)));
        listening.note(request);
        OpenWhileAnswered.begin(exchange);
        exchange.addHeadersEndHandler(headers -> RefusedBody.announceClose(exchange));
        exchange.addHeadersEndHandler(headers -> RefusedRequests.name(exchange));
        exchange.addHeadersEndHandler(headers -> addHeaders(exchange));
        exchange.addEndHandler(ended -> RefusedBody.finish(exchange));
        Optional<Problem> fault = faultOfFrame(request);
        if (fault.isPresent()) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            answer(exchange, Problems.from(fault.get())).onComplete(sent -> RefusedBody.closeSoon(exchange));
            return;
        }
        try {
            refuseForeign(exchange);
            AskedPath.check(request.path(), request.query());
        } catch (Problem refused) {
            answer(exchange, Problems.from(refused));
            return;
        }
        forgetBlankType(request);
        exchange.next();
    }

    /** Where the next request begins would be anyone's guess after these, so the connection ends. */
    private static Optional<Problem> faultOfFrame(HttpServerRequest request) {
        if (request.headers().getAll(HttpHeaders.HOST).size() > 1) {
            return Optional.of(Problem.badRequest("The request has more than one Host header."));
        }
        if (request.uri().length() > LONGEST_ADDRESS) {
            return Optional.of(refused(414, "The address is longer than " + LONGEST_ADDRESS + " characters."));
        }
        if (request.headers().entries().size() > MOST_HEADERS) {
            return Optional.of(refused(431, "The request has more than " + MOST_HEADERS + " headers."));
        }
        List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (!encodings.isEmpty() && !(encodings.size() == 1 && encodings.get(0).equalsIgnoreCase("chunked"))) {
            return Optional.of(Problem.badRequest("The Transfer-Encoding (%s) must be chunked or absent."
                    .formatted(QuotedText.of(String.join(", ", encodings)))));
        }
        return isAnnouncedTooLarge(request) ? Optional.of(BodyLimit.exceeded()) : Optional.empty();
    }

    private static Problem refused(int status, String detail) {
        return new Problem(ProblemType.BAD_REQUEST, status, detail, List.of(), null);
    }

    private void refuseForeign(RoutingContext exchange) {
        var request = exchange.request();
        if (!isHealth(exchange)) {
            ForeignPages.refuse(request, AskedHost.of(request, names), names);
        }
    }

    /** By the path as it is routed, and as it was sent: {@code /q/health/../../v1} is none, whoever decodes it. */
    private static boolean isHealth(RoutingContext exchange) {
        var path = exchange.normalizedPath();
        return (path.equals(HEALTH) || path.startsWith(HEALTH + "/"))
                && path.equals(exchange.request().path())
                && path.indexOf('%') < 0;
    }

    /** A header without a value is none; JAX-RS fails on it. */
    private static void forgetBlankType(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.isBlank()) {
            request.headers().remove(HttpHeaders.CONTENT_TYPE);
        }
    }

    private static boolean isAnnouncedTooLarge(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        long limit = BodyLimit.of(request.path());
        return length != null && limit != BodyLimit.NONE && (length.length() > 10 || Long.parseLong(length) > limit);
    }

    private void answerFailure(RoutingContext exchange) {
        if (exchange.response().ended()) {
            return;
        }
        if (exchange.response().headWritten() || exchange.response().closed()) {
            breakOff(exchange);
            return;
        }
        if (RequestId.current() == null) {
            exchange.response()
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .putHeader(
                            RequestId.HEADER, RequestId.begin(exchange.request().getHeader(RequestId.HEADER)));
        }
        addHeaders(exchange);
        int status = exchange.statusCode();
        boolean isCallers = status >= 400 && status < 500;
        var problem =
                isCallers ? HttpProblems.ofStatus(status) : Problems.problemOf(HttpProblems.opened(logged(exchange)));
        answer(exchange, ProblemBody.from(problem, RequestId.current()));
    }

    /** Part of another answer has gone out, so the only word left is to close. If the reader has gone, it is no fault of ours. */
    private static void breakOff(RoutingContext exchange) {
        var level = exchange.response().closed() ? Logger.Level.DEBUG : Logger.Level.ERROR;
        LOG.logf(level, exchange.failure(), "Request %s was not answered to its end", RequestId.current());
        exchange.request().connection().close();
    }

    private static Throwable logged(RoutingContext exchange) {
        Throwable failure =
                exchange.failure() == null ? new IllegalStateException("no reason given") : exchange.failure();
        LOG.errorf(failure, "Request %s failed before it reached a resource", RequestId.current());
        return failure;
    }

    private static void addHeaders(RoutingContext exchange) {
        var path = exchange.normalizedPath();
        SecurityHeaders.add(path, exchange.response().headers());
        SecurityHeaders.forbidKeeping(path, exchange.response().headers());
    }

    private Future<Void> answer(RoutingContext exchange, ProblemBody problem) {
        exchange.response().setStatusCode(problem.status());
        RefusedRequests.name(exchange);
        return exchange.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemBody.MEDIA_TYPE)
                .end(JsonText.write(json, problem));
    }
}
