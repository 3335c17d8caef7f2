package dev.leadline.access;

import dev.leadline.web.problems.ProblemBody;
import dev.leadline.web.problems.Problems;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers a door that was asked too often. */
final class ThrottledAnswer {

    @ServerExceptionMapper(priority = 1)
    Response answer(Throttled throttled) {
        var body = Problems.from(throttled.problem());
        return Response.status(body.status())
                .type(ProblemBody.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, throttled.seconds())
                .entity(body)
                .build();
    }
}
