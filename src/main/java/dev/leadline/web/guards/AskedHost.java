package dev.leadline.web.guards;

import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;

/** For whom a request is meant: what it says in {@code Host}, or in its first line. */
final class AskedHost {

    private AskedHost() {}

    /**
     * The host that was asked for. Headers of proxies have no say: a page can set them.
     *
     * @throws Problem 400 when there is none, and when it is no host; 421 when it is none of ours
     */
    static HostName of(HttpServerRequest request, ServerNames names) {
        var told = told(request);
        if (told.isEmpty()) {
            throw Problem.badRequest("The request has no Host header.");
        }
        var hosts = told.stream().map(AskedHost::parsed).toList();
        for (var host : hosts) {
            if (!names.has(host)) {
                throw misdirected(host);
            }
        }
        return hosts.get(0);
    }

    /** All of them, the one that decides first (RFC 9112, 3.2.2). */
    private static List<String> told(HttpServerRequest request) {
        var told = new ArrayList<String>();
        var uri = request.uri();
        if (uri != null && uri.contains("://") && !uri.startsWith("/")) {
            told.add(uri.substring(uri.indexOf("://") + 3).split("[/?#]", 2)[0]);
        }
        told.addAll(request.headers().getAll(HttpHeaders.HOST));
        return told;
    }

    private static HostName parsed(String text) {
        return HostName.parse(text)
                .orElseThrow(() ->
                        Problem.badRequest("The Host (%s) must be the name or address of a host, and perhaps a port."
                                .formatted(QuotedText.of(text))));
    }

    private static Problem misdirected(HostName host) {
        return new Problem(
                ProblemType.MISDIRECTED,
                ("This server does not answer under the name (%s).\nUse localhost, or add the name to the setting"
                                + " LEADLINE_HTTP_NAMES of the server if it is its name.")
                        .formatted(QuotedText.of(host.name())),
                List.of());
    }
}
