package dev.leadline.access.oidc;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Under which address a browser knows this server: the one that was set, or on this machine the name that it uses. */
@Singleton
class OwnAddress {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI url;

    OwnAddress(@ConfigProperty(name = "leadline.url") URI url) {
        this.url = url;
    }

    /** The whole address of a path, where it is the same for everybody; else the path alone, as the library takes it too. */
    String of(String path) {
        return LOOPBACK.contains(url.getHost()) ? path : url.getScheme() + "://" + url.getRawAuthority() + path;
    }

    /** The whole address of a path for whoever sent a request. Its host has been checked: it is one of this server's names. */
    String of(HttpServerRequest request, String path) {
        var own = of(path);
        return own.startsWith("/") ? request.scheme() + "://" + request.authority() + own : own;
    }

    boolean isByTls() {
        return "https".equalsIgnoreCase(url.getScheme());
    }
}
