package dev.leadline.leads;

import dev.leadline.access.Action;
import dev.leadline.access.Caller;
import dev.leadline.access.Needs;
import dev.leadline.leads.store.PublicationName;
import dev.leadline.leads.store.TransitionRow;
import dev.leadline.leads.store.TransitionStore;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves the progress of publications that are carried over to the leads in flight. */
@Path("/v1/transitions")
@Needs(Action.READ_AGREEMENTS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "leads", description = "Tracked leads: their facts, obligations and next actions")
public class TransitionsResource {

    private final TransitionStore transitions;
    private final Caller caller;

    TransitionsResource(TransitionStore transitions, Caller caller) {
        this.transitions = transitions;
        this.caller = caller;
    }

    /**
     * A publication that is carried over.
     *
     * @param publication names it, such as {@code publication:7}, {@code calendar:3} or {@code rules:2}
     * @param policy the policy; null when it is a calendar that came
     * @param calendar the calendar; null when it is a policy that came
     * @param transition what its coming means for what is owed (O9)
     * @param reason why it was published
     * @param state {@code RUNNING} or {@code DONE}
     * @param leadsDone the leads it changed something for; each has a fact of the kind {@code transition} that says so
     * @param leadsFailed the leads that could not be assessed by it; the deadline watch tries them again
     * @param leadsLeft the open leads that it has not looked at yet
     * @param startedAt when it began
     * @param endedAt when it was done; null while it runs
     */
    @Schema(name = "Transition")
    record TransitionProgressBody(
            String publication,
            @Schema(nullable = true) String policy,
            @Schema(nullable = true) String calendar,
            String transition,
            String reason,
            @Schema(enumeration = {"RUNNING", "DONE"}) String state,
            long leadsDone,
            long leadsFailed,
            long leadsLeft,
            Instant startedAt,
            @Schema(nullable = true) Instant endedAt) {

        static TransitionProgressBody from(TransitionRow row, long left) {
            var progress = row.progress();
            boolean isDone = progress.endedAt() != null;
            return new TransitionProgressBody(
                    PublicationName.told(row.publication()),
                    row.policyId(),
                    row.calendarId(),
                    row.transition(),
                    row.reason(),
                    isDone ? "DONE" : "RUNNING",
                    progress.done(),
                    progress.failed(),
                    isDone ? 0 : left,
                    progress.startedAt(),
                    progress.endedAt());
        }
    }

    /**
     * The publications that are carried over to leads in flight.
     *
     * @param items the newest first, at most 200
     * @param next null: there are no more pages
     */
    @Schema(name = "TransitionPage")
    record Page(List<TransitionProgressBody> items, @Schema(nullable = true) String next) {}

    @GET
    @Operation(
            operationId = "listTransitions",
            summary = "List the publications that are carried over to leads in flight, newest first",
            description =
                    "A publication with the transition `new-leads` concerns the leads whose clock has not started."
                            + " The list has at most 200 entries.")
    @APIResponse(
            responseCode = "200",
            description = "The transitions",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Page all() {
        return new Page(
                transitions.all().stream()
                        .filter(this::mayBeRead)
                        .map(this::body)
                        .toList(),
                null);
    }

    @GET
    @Path("/{publication}")
    @Operation(
            operationId = "getTransition",
            summary = "Get the progress of a transition",
            description = "The name `policy:7` is deprecated and means `publication:7`.")
    @APIResponse(
            responseCode = "200",
            description = "The transition",
            content = @Content(schema = @Schema(implementation = TransitionProgressBody.class)))
    public TransitionProgressBody one(@PathParam("publication") @PlainText String publication) {
        return transitions
                .find(PublicationName.kept(publication))
                .filter(this::mayBeRead)
                .map(this::body)
                .orElseThrow(() -> Problem.notFound("No publication (" + QuotedText.of(publication)
                        + ") has a transition.\nSee /v1/transitions for all of them."));
    }

    /** Calendars and rules concern everybody. */
    private boolean mayBeRead(TransitionRow row) {
        return row.policyId() == null || caller.identity().mayUse(row.policyId());
    }

    private TransitionProgressBody body(TransitionRow row) {
        return TransitionProgressBody.from(row, row.progress().endedAt() == null ? transitions.left(row) : 0);
    }
}
