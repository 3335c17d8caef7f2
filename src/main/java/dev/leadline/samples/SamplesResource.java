package dev.leadline.samples;

import dev.leadline.access.Action;
import dev.leadline.access.Needs;
import dev.leadline.samples.story.Rep;
import dev.leadline.samples.story.Story;
import dev.leadline.web.problems.Problem;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A story to try the server with: leads, owners and teams that are made up. */
@Path("/v1/samples")
@Needs(Action.OPERATE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "samples", description = "Sample data to try the server with, loaded and removed as a whole")
public class SamplesResource {

    private final Sampling sampling;
    private final boolean isAllowed;

    SamplesResource(
            Sampling sampling,
            @ConfigProperty(name = "leadline.samples.allowed") Optional<Boolean> allowed,
            @ConfigProperty(name = "leadline.database.embedded", defaultValue = "false") boolean embedded) {
        this.sampling = sampling;
        this.isAllowed = allowed.orElse(embedded);
    }

    @GET
    @Needs(Action.READ_AGREEMENTS)
    @Operation(operationId = "getSample", summary = "Get the sample that is loaded", description = "404 when none is.")
    @APIResponse(
            responseCode = "200",
            description = "The sample",
            content = @Content(schema = @Schema(implementation = SampleBody.class)))
    public SampleBody get() {
        return sampling.find()
                .map(SamplesResource::body)
                .orElseThrow(() -> Problem.notFound("No sample is loaded.\nUse POST /v1/samples to load it."));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "loadSample",
            summary = "Load the sample",
            description = "Eight weeks of three teams and twelve owners up to now, with 950 leads that are made up."
                    + " Nobody is told of anything while it is loaded. Facts carry a `recordedAt` in the past, so that"
                    + " reports have a past to show. A sample that is loaded already is answered with 200. On a"
                    + " database of your own the setting `LEADLINE_SAMPLES_ALLOWED=true` is needed (409).")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = LoadRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "The sample was loaded",
            content = @Content(schema = @Schema(implementation = SampleBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The sample had been loaded before",
            content = @Content(schema = @Schema(implementation = SampleBody.class)))
    public Response load(@Valid LoadRequest request) {
        if (!isAllowed) {
            throw Problem.conflict(
                    "This server runs on a database of your own, which may be for real leads, so the sample"
                            + " was not loaded.\nSet LEADLINE_SAMPLES_ALLOWED=true to allow it.");
        }
        var loaded = sampling.load(request == null ? null : request.at());
        return Response.status(loaded.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .entity(body(loaded.sample()))
                .build();
    }

    @DELETE
    @Operation(
            operationId = "removeSample",
            summary = "Remove the sample",
            description = "Its leads go with all that was told, noticed and queued of them, also since. Decisions about"
                    + " them stay in the ledger, and no list shows them. Without a sample nothing happens.")
    @APIResponse(responseCode = "204", description = "There is no sample any more")
    public void remove() {
        sampling.remove();
    }

    private static SampleBody body(SampleRow sample) {
        var ids = Story.ids(sample.prefix());
        var last = ids.get(ids.size() - 1);
        return new SampleBody(
                sample.endsAt(),
                sample.loadedAt(),
                sample.leads(),
                sample.facts(),
                ids.get(0),
                last,
                Rep.ALL.stream().map(Rep::team).distinct().toList(),
                Rep.ALL.stream().map(Rep::owner).toList(),
                look(last));
    }

    private static List<SampleBody.LinkBody> look(String lead) {
        return List.of(
                new SampleBody.LinkBody("What is to be done next, the most urgent first", "/v1/actions"),
                new SampleBody.LinkBody(
                        "What the team `west` has to do, which gets its leads late", "/v1/actions?team=west"),
                new SampleBody.LinkBody("The lead that came last, and how it stands", "/v1/leads/" + lead),
                new SampleBody.LinkBody("What happened to it", "/v1/leads/" + lead + "/timeline"));
    }
}
