package dev.leadline.leads.assessment;

import jakarta.ws.rs.core.Response;

/**
 * An answer of the server.
 *
 * @param status the HTTP status
 * @param json the body
 */
public record Answer(int status, String json) {

    public Response toResponse() {
        return Response.status(status).entity(json).build();
    }
}
