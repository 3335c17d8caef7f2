package dev.leadline.web.json;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.web.RequestId;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.InstantSource;

/** Doors of the test's own: one that reads a body as ours do, one that counts bytes, and ones that fail. */
@Needs(Action.SIGN_IN)
@Path("/test")
@Produces(MediaType.APPLICATION_JSON)
public class SampleDoor {

    @Inject
    InstantSource clock;

    @POST
    @Path("/samples")
    @Consumes(MediaType.APPLICATION_JSON)
    public Sample echo(@Valid Sample sample) {
        return sample;
    }

    @POST
    @Path("/bytes")
    @Consumes(MediaType.WILDCARD)
    public long count(InputStream body) throws IOException {
        return body.transferTo(java.io.OutputStream.nullOutputStream());
    }

    @GET
    @Path("/numbers/{number}")
    public int number(@PathParam("number") int number, @QueryParam("limit") @Max(10) int limit) {
        return number + limit;
    }

    @GET
    @Path("/failures/{kind}")
    public String fail(@PathParam("kind") String kind) throws Exception {
        throw switch (kind) {
            case "database" -> new IllegalStateException(new SQLException("secret host", "08006"));
            case "locked" -> new IllegalStateException(new SQLException("lock", "55P03"));
            default -> new IllegalStateException("secret");
        };
    }

    @GET
    @Path("/now")
    public Object now() {
        return java.util.Map.of("now", clock.instant(), "requestId", RequestId.current());
    }
}
