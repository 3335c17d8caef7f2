package dev.leadline.reports.headlines;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.headline.Question;
import dev.leadline.reports.ReportQueries;
import dev.leadline.reports.cycles.CycleParameters;
import dev.leadline.web.problems.Problem;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** What a period says, in words. */
@Path("/v1/reports/headline")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class HeadlineResource {

    private final Headlines headlines;
    private final ReportQueries queries;

    HeadlineResource(Headlines headlines, ReportQueries queries) {
        this.headlines = headlines;
        this.queries = queries;
    }

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            operationId = "reportHeadline",
            summary = "Tell in words what a period says",
            description =
                    "Answers a leader's questions by fixed tests, each with its evidence, and names the strongest three"
                            + " answers that hold. Where many groups are looked at, those told have passed the procedure of Benjamini"
                            + " and Hochberg at 10%.")
    public HeadlineBody report(
            @BeanParam CycleParameters parameters,
            @Parameter(
                            description =
                                    "The questions to answer: `kept`, `people`, `handOver`, `capacity`, `promise`,"
                                            + " `leads`, `change`, `pay`. Without it all of them")
                    @QueryParam("test")
                    List<String> test) {
        var asked = tests(test);
        var query = queries.read(parameters.groupedBy(null));
        return HeadlineBody.from(query, parameters.judged(), headlines.read(query), asked::contains);
    }

    private static Set<Question> tests(List<String> names) {
        if (names == null || names.isEmpty()) {
            return EnumSet.allOf(Question.class);
        }
        var asked = EnumSet.noneOf(Question.class);
        for (var name : names) {
            asked.add(Arrays.stream(Question.values())
                    .filter(each -> each.label().equals(name))
                    .findFirst()
                    .orElseThrow(() -> unknown(name)));
        }
        return asked;
    }

    private static Problem unknown(String name) {
        var known = Arrays.stream(Question.values()).map(Question::label).toList();
        return Problem.from(new Invalid(List.of(ReportQueries.unknown("test", name, known))));
    }
}
