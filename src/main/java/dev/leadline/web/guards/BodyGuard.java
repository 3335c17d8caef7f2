package dev.leadline.web.guards;

import dev.leadline.web.problems.JsonProblems;
import dev.leadline.web.problems.Problem;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** Stands before every reader of a body: limits what is read (JSON is never streamed), and hands no door an absent body as null. */
@Provider
public final class BodyGuard implements ReaderInterceptor {

    @Context
    UriInfo uri;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        boolean isJson = MediaType.APPLICATION_JSON_TYPE.isCompatible(context.getMediaType());
        long limit = isJson ? BodyLimit.ORDINARY : BodyLimit.of(uri.getPath());
        context.setInputStream(new LimitedBody(context.getInputStream(), limit));
        if (context.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE) == null) {
            refuseUntyped(context);
        }
        Object body = read(context);
        if (body == null) {
            throw JsonProblems.noBody();
        }
        return body;
    }

    /** What {@link BodyTypes} cannot see coming: a body over HTTP/2 whose length nobody has announced. */
    private static void refuseUntyped(ReaderInterceptorContext context) throws IOException {
        if (context.getInputStream().read() >= 0) {
            throw new NotSupportedException();
        }
    }

    /** A tree is read without knowing what is wanted; the parser fails in its own way on an exponent beyond all numbers. */
    private static Object read(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (NumberFormatException beyond) {
            throw Problem.badRequest("A number in the body has an exponent that is too large.");
        }
    }
}
