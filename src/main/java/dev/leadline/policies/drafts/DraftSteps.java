package dev.leadline.policies.drafts;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Collectors;

/** The way back of drafts, and forth again. */
@ApplicationScoped
public class DraftSteps {

    private static final String WENT_BACK = "went back to revision ";

    private final EntityManager database;

    DraftSteps(EntityManager database) {
        this.database = database;
    }

    /** Says what an edit does that goes back to a revision; by these words it is known again. */
    public String words(int to) {
        return WENT_BACK + to;
    }

    /** Where the next undo and the next redo of a draft lead. */
    public UndoSteps of(Draft draft) {
        List<?> found = QuarkusTransaction.joiningExisting().call(() -> database.createNativeQuery(
                        "select revision, what from policy_draft_revision"
                                + " where policy_id = ?1 and name = ?2 and revision <= ?3 and what like ?4",
                        Object[].class)
                .setParameter(1, draft.policyId())
                .setParameter(2, draft.name())
                .setParameter(3, draft.revision())
                .setParameter(4, WENT_BACK + "%")
                .getResultList());
        return new UndoSteps(
                draft.revision(),
                found.stream()
                        .map(row -> (Object[]) row)
                        .collect(Collectors.toMap(
                                row -> (Integer) row[0],
                                row -> Integer.valueOf(((String) row[1]).substring(WENT_BACK.length())))));
    }
}
