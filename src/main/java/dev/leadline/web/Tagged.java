package dev.leadline.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** Answers with an ETag, and with 304 where the caller has that very version already. */
public final class Tagged {

    private Tagged() {}

    /**
     * The answer, ready for further headers.
     *
     * @param version what changes when the body does
     * @param body made only when it is wanted
     */
    public static Response.ResponseBuilder answer(Request request, String version, Supplier<?> body) {
        var tag = new EntityTag(version);
        var unchanged = request.evaluatePreconditions(tag);
        return (unchanged != null ? unchanged : Response.ok(body.get())).tag(tag);
    }
}
