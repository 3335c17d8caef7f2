package dev.leadline.policies.drafts;

import dev.leadline.access.Caller;
import dev.leadline.access.Identity;
import dev.leadline.kernel.approval.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.util.Set;
import java.util.TreeSet;

/**
 * The persons who edited a draft since it was last published, whether or not their edits were undone. Nobody consents to
 * their own work, so a copy of a draft keeps its editors.
 */
@ApplicationScoped
public class DraftEditors {

    private final EntityManager database;
    private final Caller caller;
    private final Event<DraftChange> changes;

    DraftEditors(EntityManager database, Caller caller, Event<DraftChange> changes) {
        this.database = database;
        this.caller = caller;
        this.changes = changes;
    }

    /** The ids of the persons who edited a draft. */
    @SuppressWarnings("unchecked")
    public Set<String> of(String policyId, String name) {
        return new TreeSet<>(database.createNativeQuery(
                        "select person from policy_draft_editor where policy_id = ?1 and name = ?2", String.class)
                .setParameter(1, policyId)
                .setParameter(2, name)
                .getResultList());
    }

    /** Notes an edit of whoever asks. Outside a request, whoever it is said to be did it, such as {@code folder}. */
    void edited(StoredDraft.Key draft, Draft.Edit edit) {
        var person = caller.find().map(Identity::person).map(Person::id).orElse(edit.by());
        add(draft, person);
        changes.fire(new DraftChange(draft.policyId(), draft.name(), edit.by(), edit.what()));
    }

    void deleted(StoredDraft.Key draft) {
        changes.fire(
                new DraftChange(draft.policyId(), draft.name(), caller.actor().text(), "deleted the draft"));
    }

    /** A copy is the work of all who edited what was copied. */
    void copied(Edition.OfDraft from, StoredDraft.Key draft) {
        of(from.policyId(), from.name()).forEach(person -> add(draft, person));
    }

    /** What is edited from now on is another change. */
    void published(StoredDraft.Key draft) {
        database.createNativeQuery("delete from policy_draft_editor where policy_id = ?1 and name = ?2")
                .setParameter(1, draft.policyId())
                .setParameter(2, draft.name())
                .executeUpdate();
    }

    private void add(StoredDraft.Key draft, String person) {
        database.createNativeQuery("insert into policy_draft_editor (policy_id, name, person) values (?1, ?2, ?3)"
                        + " on conflict do nothing")
                .setParameter(1, draft.policyId())
                .setParameter(2, draft.name())
                .setParameter(3, person)
                .executeUpdate();
    }
}
