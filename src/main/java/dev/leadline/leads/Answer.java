package dev.leadline.leads;

import jakarta.ws.rs.core.Response;

/**
 * What leaves the server.
 *
 * @param status the HTTP status
 * @param json the body
 */
record Answer(int status, String json) {

    Response toResponse() {
        return Response.status(status).entity(json).build();
    }
}
