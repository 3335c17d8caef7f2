package dev.leadline.policies;

import dev.leadline.policies.drafts.Draft;
import dev.leadline.policies.drafts.Drafts;
import dev.leadline.policies.reviews.Reviews;
import dev.leadline.policies.source.PolicySource;
import dev.leadline.web.problems.Precondition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.UnaryOperator;

/** Does the edits that doors ask for, and answers each with the draft as it is then and what the checks say of it. */
@ApplicationScoped
class DraftEdits {

    static final String RULES =
            "The header `If-Match` must be the draft's ETag. Without it the answer is 428; if somebody else has"
                    + " changed the draft, it is 412 with their change. The header `From` says who edits; without it"
                    + " the editor is `unknown`.";

    private final Drafts drafts;
    private final Reviews reviews;

    DraftEdits(Drafts drafts, Reviews reviews) {
        this.drafts = drafts;
        this.reviews = reviews;
    }

    Response edit(String id, String name, String ifMatch, Draft.Edit edit, UnaryOperator<PolicySource> change) {
        return answer(Response.ok(), drafts.edit(id, name, new Precondition(ifMatch, null), edit, change));
    }

    /** As the edit by name, of a draft that was looked at before. */
    Response edit(Draft looked, String ifMatch, Draft.Edit edit, UnaryOperator<PolicySource> change) {
        return answer(Response.ok(), drafts.edit(looked, new Precondition(ifMatch, null), edit, change));
    }

    Response answer(Response.ResponseBuilder answer, Draft draft) {
        return answer.entity(body(draft)).tag(draft.tag()).build();
    }

    DraftBody body(Draft draft) {
        return DraftBody.from(draft, reviews.check(draft.source()));
    }
}
