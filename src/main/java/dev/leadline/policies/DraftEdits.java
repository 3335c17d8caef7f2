package dev.leadline.policies;

import dev.leadline.policies.drafts.Draft;
import dev.leadline.policies.drafts.Drafts;
import dev.leadline.policies.reviews.Reviews;
import dev.leadline.policies.source.PolicySource;
import dev.leadline.web.Preference;
import dev.leadline.web.problems.Precondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.UnaryOperator;

/** Does the edits that doors ask for, and answers each with the draft as it is then and what the checks say of it. */
@ApplicationScoped
class DraftEdits {

    static final String RULES =
            "The header `If-Match` must be the draft's ETag. Without it the answer is 428; if somebody else has"
                    + " changed the draft, it is 412 with their change. The header `From` says who edits; without it"
                    + " the editor is `unknown`. With the header `Prefer: return=minimal` the answer is 204 with the new ETag and no"
                    + " body.";

    private final Drafts drafts;
    private final Reviews reviews;
    private final HttpHeaders asked;

    /** @param asked the headers of the present request */
    DraftEdits(Drafts drafts, Reviews reviews, @Context HttpHeaders asked) {
        this.drafts = drafts;
        this.reviews = reviews;
        this.asked = asked;
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
        answer.tag(draft.tag()).header(HttpHeaders.VARY, Preference.HEADER);
        if (!Preference.isMinimal(asked.getRequestHeader(Preference.HEADER))) {
            return answer.entity(body(draft)).build();
        }
        var minimal = answer.header(Preference.APPLIED, Preference.MINIMAL).build();
        return minimal.getStatus() == Response.Status.OK.getStatusCode()
                ? Response.fromResponse(minimal)
                        .status(Response.Status.NO_CONTENT)
                        .build()
                : minimal;
    }

    DraftBody body(Draft draft) {
        return DraftBody.from(draft, reviews.check(draft.source()));
    }
}
