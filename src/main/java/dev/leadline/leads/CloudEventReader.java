package dev.leadline.leads;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.facts.CloudEvent;
import dev.leadline.facts.FactBody;
import dev.leadline.facts.FactTexts;
import dev.leadline.kernel.Invalid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads a fact out of a CloudEvents envelope, for the doors that take one kind of fact about one lead. */
@Provider
@Consumes(CloudEvent.MEDIA_TYPE)
public final class CloudEventReader implements MessageBodyReader<FactBody> {

    private final ObjectMapper json;

    @Context
    UriInfo uri;

    CloudEventReader(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return FactBody.class.isAssignableFrom(type);
    }

    @Override
    public FactBody readFrom(
            Class<FactBody> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        var event = json.readValue(body, CloudEvent.class);
        if (event == null) {
            return null;
        }
        var leadId = uri.getPathParameters().getFirst("id");
        if (!event.subject().equals(leadId)) {
            throw new Invalid(
                    "/subject",
                    event.subject(),
                    "The subject (" + event.subject() + ") must be the lead in the address (" + leadId + ").");
        }
        var kind = FactTexts.kindOf(type).text();
        if (!event.kind().equals(kind)) {
            throw new Invalid(
                    "/type", event.type(), "The type (" + event.type() + ") must be dev.leadline." + kind + " here.");
        }
        return json.treeToValue(event.completed(), type);
    }
}
