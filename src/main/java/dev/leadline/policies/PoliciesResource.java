package dev.leadline.policies;

import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.web.Problem;
import dev.leadline.web.ShownText;
import dev.leadline.web.Tagged;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The policies in force, with their settings and tables. */
@Path("/v1/policies")
@Tag(name = "policies", description = "What the business decided")
public class PoliciesResource {

    static final String CSV = "text/csv";

    private static final MediaType CSV_TYPE = MediaType.valueOf(CSV);
    private static final List<Variant> FORMS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, CSV_TYPE.withCharset("UTF-8"))
            .build();

    private final Policies policies;

    PoliciesResource(Policies policies) {
        this.policies = policies;
    }

    /**
     * A policy in force, in short.
     *
     * @param id its id
     * @param version the SHA-256 of its canonical form together with the rules
     * @param title its name, for people
     * @param stage the funnel stage it serves
     * @param answersForStage whether it decides for that stage when no policy is named
     */
    @Schema(name = "PolicySummary")
    public record Summary(String id, String version, String title, String stage, boolean answersForStage) {

        static Summary from(ResolvedPolicy policy) {
            var terms = policy.terms();
            return new Summary(terms.id(), policy.version(), terms.title(), terms.stage(), terms.answersForStage());
        }
    }

    /**
     * A policy in force.
     *
     * @param id its id
     * @param version the SHA-256 of its canonical form together with the rules
     * @param rules the revision of the rules that apply it
     * @param settings what it says outside its tables
     * @param tables its tables by name, each with its columns and rows
     */
    @Schema(name = "PolicyInForce")
    public record InForce(
            String id, String version, String rules, Map<String, Object> settings, Map<String, Object> tables) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The policies in force")
    public List<Summary> all() {
        return policies.inForce().all().stream().map(Summary::from).toList();
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "One policy in force", description = "Its ETag is its version.")
    @APIResponse(
            responseCode = "200",
            description = "The policy",
            content = @Content(schema = @Schema(implementation = InForce.class)))
    @APIResponse(responseCode = "304", description = "It is still the version named in If-None-Match")
    public Response one(@PathParam("id") String id, @Context Request request) {
        var inForce = policies.inForce();
        var policy = written(inForce, id);
        var tables = new LinkedHashMap<String, Object>();
        policy.tables().forEach((kind, table) -> tables.put(kind.tableName(), PolicyText.table(table)));
        var version = version(inForce, id);
        var body = new InForce(id, version, inForce.rules().revision(), PolicyText.settings(policy.terms()), tables);
        return Tagged.answer(request, version, () -> body).build();
    }

    @GET
    @Path("/{id}/tables/{table}")
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Operation(summary = "One table of a policy in force, as JSON or CSV by the Accept header")
    @APIResponse(
            responseCode = "200",
            description = "The table",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "304", description = "It is still the version named in If-None-Match")
    public Response table(@PathParam("id") String id, @PathParam("table") String name, @Context Request request) {
        var inForce = policies.inForce();
        var policy = written(inForce, id);
        var table = policy.tables().get(kind(name));
        if (table == null) {
            throw Problem.notFound("The policy (" + policy.id() + ") has no table " + name + ".");
        }
        var variant = request.selectVariant(FORMS);
        if (variant == null) {
            throw new NotAcceptableException();
        }
        boolean csv = variant.getMediaType().isCompatible(CSV_TYPE);
        return Tagged.answer(
                        request,
                        version(inForce, id) + (csv ? "-csv" : "-json"),
                        () -> csv ? CsvTable.write(WrittenTable.from(table)) : PolicyText.table(table))
                .variant(variant)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private static TableKind kind(String name) {
        return Arrays.stream(TableKind.values())
                .filter(kind -> kind.tableName().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no table (" + ShownText.of(name)
                        + ") in a policy.\nMaybe one of "
                        + String.join(
                                ", ",
                                Arrays.stream(TableKind.values())
                                        .map(TableKind::tableName)
                                        .toList())
                        + "."));
    }

    private static Policy written(PoliciesInForce inForce, String id) {
        return inForce.findWritten(id)
                .orElseThrow(() -> Problem.notFound("There is no policy (" + ShownText.of(id)
                        + ").\nMaybe /v1/policies lists the one that is meant."));
    }

    private static String version(PoliciesInForce inForce, String id) {
        return inForce.find(id).orElseThrow().version();
    }
}
