package dev.leadline.web.guards;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Map;

/**
 * The headers on every answer that tell a browser what it may do with it: run scripts and styles of this server only, show it
 * in no frame of others, take it for what it says it is, and tell others nothing of its address.
 */
final class SecurityHeaders {

    static final String POLICY_HEADER = "Content-Security-Policy";

    private static final String SCRIPTS = "script-src 'self'";
    /** Pictures within style sheets are {@code data:} addresses. */
    private static final String POLICY = "default-src 'self'; " + SCRIPTS + "; img-src 'self' data:; object-src 'none';"
            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String SWAGGER_PATH = "/q/swagger-ui/";

    /**
     * The two inline scripts of its page, as the packaged server has them (in tests and development Quarkus adds to the first),
     * and a style attribute of its pictures. They change with Quarkus: PackagedServerIT and HostilePageIT then say to what.
     */
    private static final String SWAGGER_POLICY = POLICY.replace(
            SCRIPTS,
            SCRIPTS
                    + " 'sha256-Bc4MCmo3eDPvU16BhBcWMZUgDqc1e/UzzwdDbpYruPU='"
                    + " 'sha256-xUBOgH5FRtr24e8oShM75tIJfUoY9ryp0ofU/5e+H7I=';"
                    + " style-src 'self' 'unsafe-hashes' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='");

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    private SecurityHeaders() {}

    /**
     * A door that has a policy of its own keeps it, such as that of a mail, which may have its own styles and nothing else.
     *
     * @param path as it is routed
     */
    static void add(String path, MultiMap headers) {
        ALWAYS.forEach(headers::set);
        if (!headers.contains(POLICY_HEADER)) {
            headers.set(POLICY_HEADER, path.startsWith(SWAGGER_PATH) ? SWAGGER_POLICY : POLICY);
        }
    }

    /** What the API tells is about people: unless a door says otherwise, no browser and no proxy keeps it. */
    static void forbidKeeping(String path, MultiMap headers) {
        if (path.startsWith("/v1/") && !headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
