package dev.leadline.web.guards;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.web.problems.JsonProblems;
import dev.leadline.web.problems.Problem;
import io.quarkus.resteasy.reactive.jackson.runtime.serialisers.ServerJacksonMessageBodyReader;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads JSON as Quarkus does, but hands no door an absent body as null. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/*+json"})
public final class JsonReading extends ServerJacksonMessageBodyReader {

    @Inject
    public JsonReading(Instance<ObjectMapper> json) {
        super(json);
    }

    /** A tree is read without knowing what is wanted; the parser fails in its own way on an exponent beyond all numbers. */
    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream bytes)
            throws IOException {
        return told(() -> super.readFrom(type, genericType, annotations, mediaType, headers, bytes));
    }

    /** Reads a body in JSON. */
    public interface Reading<T> {
        T read() throws IOException;
    }

    /** @throws Problem 400 when there is none, or it has a number beyond all numbers */
    public static <T> T told(Reading<T> reading) throws IOException {
        T body;
        try {
            body = reading.read();
        } catch (NumberFormatException beyond) {
            throw Problem.badRequest("A number in the body has an exponent that is too large.");
        }
        if (body == null) {
            throw JsonProblems.noBody();
        }
        return body;
    }
}
