package dev.leadline.policies;

import dev.leadline.policies.drafts.Draft;
import dev.leadline.policies.drafts.Drafts;
import dev.leadline.policies.source.PolicyEdit;
import dev.leadline.policies.source.PolicySource;
import dev.leadline.tables.TableLimits;
import dev.leadline.web.Preference;
import dev.leadline.web.problems.Precondition;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Does the edits that doors ask for, and answers each with the draft as it is then and what the checks say of it. */
@ApplicationScoped
class DraftEdits {

    static final String RULES =
            "The header `If-Match` must be the draft's ETag. Without it the answer is 428; if somebody else has"
                    + " changed the draft, it is 412 with their change. The header `From` says who edits; without it"
                    + " the editor is `unknown`. With the header `Prefer: return=minimal` the answer is 204 with the new ETag and no"
                    + " body.";

    static final String TABLES = "`false` leaves out `settings` and `tables`, for an editor that shows them already";

    private final Drafts drafts;
    private final DraftBodies bodies;
    private final TableLimits limits;
    private final HttpHeaders asked;

    /** @param asked the headers of the present request */
    DraftEdits(
            Drafts drafts,
            DraftBodies bodies,
            @ConfigProperty(name = "leadline.tables.rows", defaultValue = "2000") int rows,
            @ConfigProperty(name = "leadline.tables.columns", defaultValue = "50") int columns,
            @Context HttpHeaders asked) {
        this.drafts = drafts;
        this.bodies = bodies;
        this.limits = TableLimits.of(rows, columns);
        this.asked = asked;
    }

    /** Being told of the start brings this into being then: a setting that cannot be stops the server. */
    void start(@Observes StartupEvent start) {}

    /** How large the tables of a draft may be. */
    TableLimits limits() {
        return limits;
    }

    /** Does edits of several tables, all or none. */
    Response edit(String id, String name, String ifMatch, String from, List<PolicyEdit> wanted, boolean tables) {
        var touched = wanted.stream()
                .map(PolicyEdit::table)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var what = (touched.size() == 1 ? "edited the table " : "edited the tables ") + String.join(", ", touched);
        var draft = drafts.edit(
                id,
                name,
                new Precondition(ifMatch, null),
                drafts.edit(what, from),
                source -> PolicyEdit.apply(wanted, source, limits));
        return answer(Response.ok(), draft, tables);
    }

    Response edit(String id, String name, String ifMatch, Draft.Edit edit, UnaryOperator<PolicySource> change) {
        return answer(Response.ok(), drafts.edit(id, name, new Precondition(ifMatch, null), edit, change));
    }

    /** As the edit by name, of a draft that was looked at before. */
    Response edit(Draft looked, String ifMatch, Draft.Edit edit, UnaryOperator<PolicySource> change) {
        return answer(Response.ok(), drafts.edit(looked, new Precondition(ifMatch, null), edit, change));
    }

    /** Answers with the draft and what the checks say of it, or with its new ETag alone if the client prefers that. */
    Response answer(Response.ResponseBuilder answer, Draft draft) {
        return answer(answer, draft, true);
    }

    private Response answer(Response.ResponseBuilder answer, Draft draft, boolean tables) {
        answer.tag(draft.tag()).header(HttpHeaders.VARY, Preference.HEADER);
        if (!Preference.isMinimal(asked.getRequestHeader(Preference.HEADER))) {
            return answer.entity(bodies.of(draft, tables)).build();
        }
        var minimal = answer.header(Preference.APPLIED, Preference.MINIMAL).build();
        return minimal.getStatus() == Response.Status.OK.getStatusCode()
                ? Response.fromResponse(minimal)
                        .status(Response.Status.NO_CONTENT)
                        .build()
                : minimal;
    }
}
