package dev.leadline.reports.headlines;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.headline.Question;
import dev.leadline.reports.forms.ReportForms;
import dev.leadline.reports.questions.CycleParameters;
import dev.leadline.reports.questions.ReportFilters;
import dev.leadline.reports.questions.ReportQueries;
import dev.leadline.web.Flag;
import dev.leadline.web.problems.Problem;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a period says, in words. */
@Path("/v1/reports/headline")
@Needs(Action.READ_REPORTS)
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
    @Produces({MediaType.APPLICATION_JSON, ReportForms.CSV, ReportForms.XLSX})
    @Operation(
            operationId = "reportHeadline",
            summary = "Tell in words what a period says",
            description =
                    "Answers a leader's questions by fixed tests, each with its evidence, and names the strongest three"
                            + " answers that hold. Where many groups are looked at, those told have passed the procedure of Benjamini"
                            + " and Hochberg at 10%. CSV and XLSX have a row a number of the evidence; `place` is 1 to 3 of"
                            + " the strongest answers.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = HeadlineBody.class)),
                @Content(mediaType = ReportForms.CSV, schema = @Schema(implementation = String.class)),
                @Content(
                        mediaType = ReportForms.XLSX,
                        schema = @Schema(implementation = String.class, format = "binary"))
            })
    public Response report(
            @BeanParam CycleParameters parameters,
            @BeanParam ReportFilters filters,
            @Parameter(
                            description =
                                    "The questions to answer: `kept`, `people`, `handOver`, `capacity`, `promise`,"
                                            + " `leads`, `change`, `pay`. Without it all of them")
                    @QueryParam("test")
                    List<String> test,
            @Parameter(description = ReportForms.MARK) @QueryParam("mark") @DefaultValue("false") @Flag String mark,
            @Context Request request) {
        var forms = ReportForms.of(request);
        var asked = tests(test);
        var query = queries.read(parameters, null, filters);
        var report = HeadlineBody.from(query, parameters.judged(), headlines.read(query), asked::contains);
        return forms.answer(() -> report, () -> HeadlineTable.of(report), Boolean.parseBoolean(mark));
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
