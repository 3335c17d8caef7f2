package dev.leadline.alerts.channels;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Posts JSON to URLs that others have named. It connects to the one address that was checked, while the name goes on to
 * be what the certificate must be for; follows no redirect; uses no connection twice; waits 15 s in all; and reads 64 KB
 * of the answer at most, of which only the status is looked at.
 */
public final class HttpPosts {

    public static final Duration TIMEOUT = Duration.ofSeconds(15);

    static final int MOST_ANSWER = 64 * 1024;

    /** More than ever are on their way: one that hangs takes no place that another needs. */
    private static final int CONNECTIONS = 10_000;

    private final Vertx vertx;
    private final HttpClient client;
    private final Duration timeout;

    HttpPosts(Vertx vertx, HttpClientOptions options, Duration timeout) {
        this.vertx = vertx;
        this.timeout = timeout;
        this.client = vertx.createHttpClient(options.setKeepAlive(false)
                .setMaxPoolSize(CONNECTIONS)
                .setVerifyHost(true)
                .setTrustAll(false)
                .setDecompressionSupported(false)
                .setConnectTimeout((int) timeout.toMillis()));
    }

    /** @return the status; completed with {@link CannotSend} when it is none of 2xx, or there was no answer */
    CompletableFuture<Integer> post(TargetUrl url, InetAddress address, Map<String, String> headers, String body) {
        var answered = new CompletableFuture<Integer>();
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(url.secure())
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, url.port())))
                .setHost(url.host())
                .setPort(url.port())
                .setURI(url.pathAndQuery())
                .setFollowRedirects(false)
                .putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "Leadline");
        headers.forEach(options::putHeader);
        client.request(options)
                .onFailure(answered::completeExceptionally)
                .onSuccess(request -> send(request, body, answered));
        long timer = vertx.setTimer(
                timeout.toMillis(),
                passed -> answered.completeExceptionally(
                        new CannotSend("The receiver did not answer within " + timeout.toSeconds() + " s.")));
        answered.whenComplete((status, failed) -> vertx.cancelTimer(timer));
        return answered;
    }

    private void send(HttpClientRequest request, String body, CompletableFuture<Integer> answered) {
        if (answered.isDone()) {
            request.connection().close();
            return;
        }
        answered.whenComplete((status, failed) -> {
            if (failed != null) {
                request.connection().close();
            }
        });
        request.response().onFailure(answered::completeExceptionally).onSuccess(response -> read(response, answered));
        request.end(Buffer.buffer(body)).onFailure(answered::completeExceptionally);
    }

    /** What was answered stands in its status; the rest is read so that whoever sends it can end, and forgotten. */
    private static void read(HttpClientResponse response, CompletableFuture<Integer> answered) {
        var length = new long[1];
        response.handler(part -> {
            length[0] += part.length();
            if (length[0] > MOST_ANSWER) {
                response.request().connection().close();
            }
        });
        response.exceptionHandler(cut -> complete(response, answered));
        response.endHandler(ended -> complete(response, answered));
    }

    private static void complete(HttpClientResponse response, CompletableFuture<Integer> answered) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            answered.complete(status);
        } else {
            answered.completeExceptionally(new Refused(status, response.getHeader("Retry-After")));
        }
    }

    /** The receiver answered, but not that it took it. */
    public static final class Refused extends RuntimeException {

        private final int status;
        private final String retryAfter;

        Refused(int status, String retryAfter) {
            super("The receiver answered " + status + "."
                    + (status >= 300 && status < 400
                            ? "\nRedirects are not followed. Use the address that the receiver redirects to."
                            : ""));
            this.status = status;
            this.retryAfter = retryAfter;
        }

        /** The header {@code Retry-After} as it was answered; null without one. */
        public String retryAfter() {
            return retryAfter;
        }

        public int status() {
            return status;
        }
    }
}
