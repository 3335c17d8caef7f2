package dev.leadline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.web.Flag;
import dev.leadline.web.PlainText;
import dev.leadline.web.Tagged;
import dev.leadline.web.problems.Precondition;
import dev.leadline.web.problems.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Other systems, such as CRMs: the mappings by which their events are read, and the door for these events. */
@Path("/v1/sources")
@Needs(Action.READ_OPERATIONS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sources", description = "Events of other systems, such as CRMs, read by stored mappings")
public class SourcesResource {

    private static final String YAML = "application/yaml";
    private static final String RULES = "`If-Match` is the ETag of the version that you change.";
    private static final int NAME = 64;

    /** Its values have several forms, which a schema of the project's own describes. */
    private static final String MAPPING = "A mapping in the language of `leadline import`, as its JSON schema says:"
            + " policies/schemas/mapping.schema.json";

    private final Sources sources;
    private final UnreadEvents unread;
    private final EventIntake intake;

    SourcesResource(Sources sources, UnreadEvents unread, EventIntake intake) {
        this.sources = sources;
        this.unread = unread;
        this.intake = intake;
    }

    /**
     * The sources, without their mappings.
     *
     * @param items all of them
     * @param next null: there are no more pages
     */
    @Schema(name = "SourcePage")
    record Page(List<SourceBody> items, @Schema(nullable = true) String next) {}

    @GET
    @Operation(
            operationId = "listSources",
            summary = "List all sources by name",
            description = "Each with the number of its unread events.")
    @APIResponse(
            responseCode = "200",
            description = "The sources, without their mappings",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Page all() {
        var counts = unread.counts();
        var items = sources.all().stream()
                .map(each ->
                        new SourceBody(each.name(), each.tag(), each.changedAt(), counts.getOrDefault(each.name(), 0L)))
                .toList();
        return new Page(items, null);
    }

    @GET
    @Path("/{name}")
    @Operation(
            operationId = "getSource",
            summary = "Get the mapping of a source",
            description = "The mapping as it was sent, as JSON. Use its ETag in `If-Match` to change it.")
    @APIResponse(
            responseCode = "200",
            description = "The mapping",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT, description = MAPPING)))
    @APIResponse(responseCode = "304", description = "Unchanged since the version in If-None-Match")
    public Response one(@PathParam("name") String name, @Context Request request) {
        var source = sources.get(name);
        return Tagged.answer(request, source.tag(), source::text).build();
    }

    @PUT
    @Needs(Action.OPERATE)
    @Path("/{name}")
    @Consumes({MediaType.APPLICATION_JSON, YAML})
    @Operation(
            operationId = "putSource",
            summary = "Create a source or change its mapping",
            description = "The mapping is written in the language of `leadline import`, as JSON or YAML, with `events`"
                    + " instead of `file`. " + RULES + " `If-None-Match: *` only creates, and never changes one.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.OBJECT, description = MAPPING)),
                @Content(mediaType = YAML, schema = @Schema(type = SchemaType.OBJECT, description = MAPPING))
            })
    @APIResponse(
            responseCode = "200",
            description = "The mapping after the change",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT, description = MAPPING)))
    @APIResponse(
            responseCode = "201",
            description = "The source was created",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT, description = MAPPING)))
    public Response put(
            @PathParam("name") @PlainText(max = NAME) String name,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("If-None-Match") String ifNoneMatch,
            @NotNull byte[] mapping) {
        var put = sources.put(name, SourceMapping.checked(mapping), new Precondition(ifMatch, ifNoneMatch));
        var answer = put.isNew()
                ? Response.created(UriBuilder.fromPath("/v1/sources/{name}").build(name))
                : Response.ok();
        return answer.entity(put.source().text())
                .tag(new EntityTag(put.source().tag()))
                .build();
    }

    @DELETE
    @Needs(Action.OPERATE)
    @Path("/{name}")
    @Operation(
            operationId = "deleteSource",
            summary = "Delete a source and the log of its unread events",
            description = RULES)
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(@PathParam("name") String name, @HeaderParam("If-Match") String ifMatch) {
        sources.delete(name, new Precondition(ifMatch, null));
    }

    @POST
    @Needs(Action.TELL_FACTS)
    @Path("/{name}/events")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "takeEvents",
            summary = "Take in events of a source",
            description = "One event or a list of events, as the source sends them. They are read by the mapping of the"
                    + " source. An event that cannot be read goes into the log of the source and affects no other."
                    + " The same event sent again changes nothing.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            implementation = Object.class,
                                            description = "An event as the source sends it; or a list of events",
                                            examples =
                                                    """
                                                    {"Id": "00T1", "WhoId": "00Q1", "Type": "Call", "Status": "Left Voicemail"}
                                                    """)))
    @APIResponse(
            responseCode = "200",
            description = "The facts of the events, and the events that cannot be read",
            content = @Content(schema = @Schema(implementation = EventsBody.class)))
    public EventsBody take(
            @PathParam("name") String name,
            @Parameter(description = "Whether to say only what the events would tell, and to keep nothing")
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    @Flag
                    String dryRun,
            @NotNull JsonNode events) {
        var source = sources.get(name);
        if (!events.isContainerNode()) {
            throw Problem.badRequest("The body must be an event or a list of events, as JSON objects.");
        }
        return EventsBody.from(
                Boolean.parseBoolean(dryRun) ? intake.tryOut(source, events) : intake.take(source, events));
    }
}
