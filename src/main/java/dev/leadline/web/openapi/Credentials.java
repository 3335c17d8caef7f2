package dev.leadline.web.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Says how to come in: by a key, by signing in, and on this machine without any while the server is for this machine only. */
final class Credentials {

    private static final String SCHEME = "key";
    private static final String SESSION = "session";

    void apply(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        SCHEME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("A key of this server. While the server is for this machine only, requests"
                                        + " without credentials are taken."));
        document.getComponents()
                .addSecurityScheme(
                        SESSION,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE)
                                .name("leadline")
                                .description("The session of a browser, from `POST /v1/session`. Where the server is"
                                        + " reached by https, the cookie is called `__Host-leadline`."));
        for (var scheme : List.of(SCHEME, SESSION)) {
            document.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(scheme, List.of()));
        }
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (areOpen(path)) {
                item.getOperations().values().forEach(operation -> operation.setSecurity(List.of()));
            }
        });
    }

    /** What needs no credentials: to come in, and to be told what an answer means. */
    static boolean areOpen(String path) {
        return path.startsWith("/problems") || path.startsWith("/v1/sign-in") || path.equals("/v1/session");
    }
}
