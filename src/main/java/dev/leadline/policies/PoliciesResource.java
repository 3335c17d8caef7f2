package dev.leadline.policies;

import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.access.Matter;
import dev.leadline.access.Needs;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.policies.drafts.Drafts;
import dev.leadline.policies.drafts.Edition;
import dev.leadline.policies.drafts.Editions;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.source.PolicyCopy;
import dev.leadline.policies.source.PolicySettings;
import dev.leadline.policies.source.PolicySource;
import dev.leadline.policies.source.PolicyText;
import dev.leadline.policies.source.TableForms;
import dev.leadline.web.Name;
import dev.leadline.web.PlainText;
import dev.leadline.web.Tagged;
import dev.leadline.web.problems.Problem;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
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
@Needs(value = Action.READ_AGREEMENTS, policy = "id")
@Tag(name = "policies", description = "Policies: the tables and settings in force")
public class PoliciesResource {

    private final Policies policies;
    private final Drafts drafts;
    private final Editions editions;
    private final DraftEdits edits;
    private final InstantSource clock;

    @Inject
    Caller caller;

    @Inject
    PublicationBodies bodies;

    PoliciesResource(Policies policies, Drafts drafts, Editions editions, DraftEdits edits, InstantSource clock) {
        this.policies = policies;
        this.drafts = drafts;
        this.editions = editions;
        this.edits = edits;
        this.clock = clock;
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
     * @param publication the publication that brought it into force
     * @param next what is still to take effect, the soonest first
     */
    @Schema(name = "PolicyInForce")
    public record InForce(
            String id,
            String version,
            String rules,
            @Schema(implementation = PolicySettings.class) Map<String, Object> settings,
            @Schema(type = SchemaType.OBJECT, additionalProperties = TableForms.Body.class) Map<String, Object> tables,
            PublicationBody publication,
            List<PublicationBody> next) {}

    /**
     * A policy that is to be.
     *
     * @param id its id
     * @param copyOf the policy that it begins as a copy of
     * @param edition the edition of that policy; absent: what is in force
     * @param title its name, for people; absent: that of the copied one
     * @param stage the funnel stage it serves; absent: that of the copied one
     * @param settings all its settings, when it begins with empty tables and is a copy of none
     */
    @Schema(name = "NewPolicy")
    record NewPolicy(
            @NotNull @Name String id,
            @PlainText(max = 64) String copyOf,
            @PlainText String edition,
            @PlainText String title,
            @PlainText(max = 64) String stage,
            @Schema(type = SchemaType.OBJECT) PolicySettings settings) {}

    /**
     * The policies in force.
     *
     * @param items all of them
     * @param next null: there are no more pages
     */
    @Schema(name = "PolicyPage")
    record Page(List<Summary> items, @Schema(nullable = true) String next) {}

    @GET
    @Needs(Action.READ_AGREEMENTS)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listPolicies",
            summary = "List the policies in force",
            description = "Each with its version. One of each stage answers when a request names none.")
    public Page all() {
        var mine = policies.inForce().all().stream()
                .filter(each -> caller.identity().mayUse(each.terms().id()));
        return new Page(mine.map(Summary::from).toList(), null);
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getPolicy",
            summary = "Get a policy in force and its scheduled publications",
            description = "With its settings, its tables, its publication, and those still to come.")
    @APIResponse(
            responseCode = "200",
            description = "The policy",
            content = @Content(schema = @Schema(implementation = InForce.class)))
    @APIResponse(responseCode = "304", description = "Unchanged since the version in If-None-Match")
    public Response one(@PathParam("id") String id, @Context Request request) {
        var now = clock.instant();
        var published = policies.present();
        var inForce = published.inForce(now);
        var policy = inForce.findWritten(id).orElseThrow(() -> Policies.unknown(id));
        var tables = new LinkedHashMap<String, Object>();
        policy.tables().forEach((kind, table) -> tables.put(kind.tableName(), PolicyText.table(table)));
        var version = inForce.find(id).orElseThrow().version();
        var history = published.history();
        var since = bodies.all(List.of(published.find(id, now).orElseThrow()), history)
                .get(0);
        var next = bodies.all(history.scheduled(id, now), history);
        var body = new InForce(
                id, version, inForce.rules().revision(), PolicyText.settings(policy.terms()), tables, since, next);
        var emergency = since.emergency() == null ? "" : "-" + since.emergency().tag();
        var tag = version + "-" + since.sequence() + "-" + history.latest() + emergency;
        return Tagged.answer(request, tag, () -> body).build();
    }

    @POST
    @Needs(value = Action.EDIT_DRAFTS, divided = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createPolicy",
            summary = "Create a policy as a draft named `main`, a copy of another policy or with empty tables",
            description = "The policy comes into force when the draft is published. The header `From` says who"
                    + " creates it.")
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = DraftBody.class)))
    public Response create(@NotNull @Valid NewPolicy wanted, @HeaderParam("From") @PlainText String from) {
        var id = wanted.id();
        caller.demand(Action.EDIT_DRAFTS, Matter.policy(id));
        if (policies.history().findLast(id).isPresent() || drafts.hasAny(id)) {
            throw Problem.conflict("/id", id, "There is already a policy (" + id + ").\nCreate a draft of it instead.");
        }
        var draft = drafts.create(id, "main", source(wanted), null, drafts.edit("begun", from), copied(wanted));
        return edits.answer(Response.created(URI.create("/v1/policies/" + id + "/drafts/main")), draft);
    }

    private static Edition.OfDraft copied(NewPolicy wanted) {
        return wanted.copyOf() == null || wanted.edition() == null
                ? null
                : Editions.ofDraft(wanted.copyOf(), wanted.edition());
    }

    private PolicySource source(NewPolicy wanted) {
        if ((wanted.copyOf() == null) == (wanted.settings() == null)) {
            throw Problem.invalid("/copyOf", wanted.copyOf(), "A new policy needs `copyOf` or its own `settings`.");
        }
        if (wanted.copyOf() == null) {
            try {
                return PolicySource.of(wanted.settings().named(wanted.id()));
            } catch (Invalid invalid) {
                throw invalid.under("/settings");
            }
        }
        var edition = wanted.edition() == null ? Edition.IN_FORCE : wanted.edition();
        var source = editions.get(wanted.copyOf(), edition).source();
        return PolicyCopy.of(source, source.settings().copied(wanted.id(), wanted.title(), wanted.stage()));
    }

    @GET
    @Path("/{id}/tables/{table}")
    @Produces({MediaType.APPLICATION_JSON, TableForms.CSV, TableForms.XLSX})
    @Operation(
            operationId = "getPolicyTable",
            summary = "Get a table of a policy in force as JSON, CSV or XLSX, by the header Accept",
            description = "Every cell as it was written.")
    @APIResponse(
            responseCode = "200",
            description = "The table",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = TableForms.Body.class)),
                @Content(mediaType = TableForms.CSV, schema = @Schema(implementation = String.class)),
                @Content(
                        mediaType = TableForms.XLSX,
                        schema = @Schema(implementation = String.class, format = "binary"))
            })
    @APIResponse(responseCode = "304", description = "Unchanged since the version in If-None-Match")
    public Response table(@PathParam("id") String id, @PathParam("table") String name, @Context Request request) {
        var now = clock.instant();
        var published = policies.present();
        var publication = published.find(id, now).orElseThrow(() -> Policies.unknown(id));
        var version = published.inForce(now).find(id).orElseThrow().version();
        var kind = TableForms.kind(name);
        return TableForms.answer(
                request, version, kind, published.read(publication).source());
    }
}
