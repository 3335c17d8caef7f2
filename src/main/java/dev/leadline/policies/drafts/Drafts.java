package dev.leadline.policies.drafts;

import dev.leadline.policies.source.PolicySource;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Precondition;
import dev.leadline.web.problems.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The drafts of all policies. Each edit makes a revision, so that each can be undone; an undo is an edit too. */
@ApplicationScoped
public class Drafts {

    private static final int MOST_PER_POLICY = 100;

    private static final PolicySource NOTHING = new PolicySource(new TreeMap<>());

    private final EntityManager database;
    private final DraftFiles files;
    private final DraftEditors editors;
    private final InstantSource clock;

    Drafts(EntityManager database, DraftFiles files, DraftEditors editors, InstantSource clock) {
        this.database = database;
        this.files = files;
        this.editors = editors;
        this.clock = clock;
    }

    /** One that is a copy of no draft, as {@link #create(String, String, PolicySource, Long, Draft.Edit, Edition.OfDraft)}. */
    public Draft create(String policyId, String name, PolicySource source, Long basedOn, Draft.Edit edit) {
        return create(policyId, name, source, basedOn, edit, null);
    }

    /**
     * Begins a draft.
     *
     * @param copied the draft that it is a copy of; {@code null} for none
     * @throws Problem 409 when there is such a draft already, or there are too many
     */
    public Draft create(
            String policyId, String name, PolicySource source, Long basedOn, Draft.Edit edit, Edition.OfDraft copied) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            if (StoredDraft.count("key.policyId", policyId) >= MOST_PER_POLICY) {
                throw Problem.conflict(
                        "/name",
                        name,
                        "The policy has " + MOST_PER_POLICY + " drafts, the maximum.\nDelete one first.");
            }
            int created = database.createNativeQuery(
                            "insert into policy_draft (policy_id, name, revision, based_on) values (?1, ?2, 0, ?3)"
                                    + " on conflict do nothing")
                    .setParameter(1, policyId)
                    .setParameter(2, name)
                    .setParameter(3, basedOn)
                    .executeUpdate();
            if (created == 0) {
                throw Problem.conflict("/name", name, "The policy already has a draft (" + QuotedText.of(name) + ").");
            }
            var begun = revise(stored(policyId, name).orElseThrow(), NOTHING, source, edit);
            if (copied != null) {
                editors.copied(copied, new StoredDraft.Key(policyId, name));
            }
            return begun;
        });
    }

    /** All drafts of a policy, by name. */
    public List<Draft> of(String policyId) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> StoredDraft.<StoredDraft>find("key.policyId = ?1 order by key.name", policyId).stream()
                        .map(this::present)
                        .toList());
    }

    /** Returns whether a policy has drafts. */
    public boolean hasAny(String policyId) {
        return QuarkusTransaction.joiningExisting().call(() -> StoredDraft.count("key.policyId", policyId) > 0);
    }

    /** @throws Problem 404 without such a draft */
    public Draft get(String policyId, String name) {
        return find(policyId, name).orElseThrow(() -> missing(name));
    }

    public Optional<Draft> find(String policyId, String name) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> StoredDraft.<StoredDraft>findByIdOptional(new StoredDraft.Key(policyId, name))
                        .map(this::present));
    }

    /** A draft as it was at a revision. */
    public Optional<Draft> find(String policyId, String name, int revision) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> StoredDraft.<StoredDraft>findByIdOptional(new StoredDraft.Key(policyId, name))
                        .flatMap(stored -> at(stored, revision)));
    }

    /** Returns the edits of a draft, newest first: the revisions before {@code before}. */
    public List<Draft.Revision> revisions(String policyId, String name, int before, int limit) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> StoredDraft.<StoredDraft>findByIdOptional(new StoredDraft.Key(policyId, name))
                        .map(stored -> StoredDraftRevision.<StoredDraftRevision>find(
                                        "key.policyId = ?1 and key.name = ?2 and key.revision < ?3"
                                                + " order by key.revision desc",
                                        policyId,
                                        name,
                                        before)
                                .page(0, limit)
                                .stream()
                                .map(each -> new Draft.Revision(each.key.revision(), edit(each)))
                                .toList())
                        .orElseThrow(() -> missing(name)));
    }

    /**
     * Edits a draft.
     *
     * @param seen the state of the draft that the editor saw
     * @return the draft as it is now; when the edit changed nothing, as it was
     * @throws Problem 404 without such a draft, 412 when it has changed since
     */
    public Draft edit(
            String policyId, String name, Precondition seen, Draft.Edit edit, UnaryOperator<PolicySource> change) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var stored = locked(policyId, name);
            return edit(stored, present(stored), seen, edit, change);
        });
    }

    /**
     * Edits a draft that was looked at just now, as the edit by name does. It is read again only if another revision came
     * in between.
     */
    public Draft edit(Draft looked, Precondition seen, Draft.Edit edit, UnaryOperator<PolicySource> change) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var stored = locked(looked.policyId(), looked.name());
            return edit(stored, present(stored, looked), seen, edit, change);
        });
    }

    private Draft edit(
            StoredDraft stored, Draft present, Precondition seen, Draft.Edit edit, UnaryOperator<PolicySource> change) {
        SeenDraft.check(seen, present, revision -> at(stored, revision));
        var changed = change.apply(present.source());
        return changed.equals(present.source()) ? present : revise(stored, present.source(), changed, edit);
    }

    /** @throws Problem when the editor has seen another state of a draft, as {@link #edit} */
    public void check(Draft draft, Precondition seen) {
        SeenDraft.check(seen, draft, revision -> find(draft.policyId(), draft.name(), revision));
    }

    /** Makes a draft what it is to be, whatever it was, and whether there was one or not. */
    public Draft replace(String policyId, String name, PolicySource source, Draft.Edit edit, Long basedOn) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            if (stored(policyId, name).isEmpty()) {
                return create(policyId, name, source, basedOn, edit);
            }
            var stored = locked(policyId, name);
            stored.basedOn = basedOn;
            return revise(stored, present(stored).source(), source, edit);
        });
    }

    /**
     * Notes that a draft was published, so that its next publication builds upon that one.
     *
     * @throws Problem 412 when it was edited since it was reviewed
     */
    public void published(Draft draft, Precondition seen, long sequence) {
        var stored = locked(draft.policyId(), draft.name());
        var present = present(stored, draft);
        SeenDraft.check(seen, present, revision -> at(stored, revision));
        stored.basedOn = sequence;
        stored.publishedRevision = present.revision();
        editors.published(stored.key);
    }

    /**
     * Locks a draft as it was seen until the present transaction ends.
     *
     * @return the ids of the persons who edited it
     * @throws Problem as {@link #edit}
     */
    public Set<String> lock(Draft draft, Precondition seen) {
        var stored = locked(draft.policyId(), draft.name());
        SeenDraft.check(seen, present(stored, draft), revision -> at(stored, revision));
        return editors.of(draft.policyId(), draft.name());
    }

    /** @throws Problem as {@link #edit} */
    public void delete(String policyId, String name, Precondition seen) {
        QuarkusTransaction.joiningExisting().run(() -> {
            var stored = locked(policyId, name);
            SeenDraft.check(seen, present(stored), revision -> at(stored, revision));
            editors.deleted(stored.key);
            database.createNativeQuery("delete from policy_draft where policy_id = ?1 and name = ?2")
                    .setParameter(1, policyId)
                    .setParameter(2, name)
                    .executeUpdate();
        });
    }

    private Draft revise(StoredDraft stored, PolicySource before, PolicySource source, Draft.Edit edit) {
        source.checkReadable();
        var revision = new StoredDraftRevision();
        stored.revision = stored.revision + 1;
        revision.key = new StoredDraftRevision.Key(stored.key.policyId(), stored.key.name(), stored.revision);
        revision.hash = source.hash();
        revision.what = edit.what();
        revision.changedAt = edit.at();
        revision.changedBy = edit.by();
        revision.persist();
        database.flush();
        files.keep(revision.key, before, source);
        editors.edited(stored.key, edit);
        return new Draft(
                stored.key.policyId(), stored.key.name(), stored.revision, stored.basedOn, false, source, edit);
    }

    private static Optional<StoredDraft> stored(String policyId, String name) {
        return StoredDraft.findByIdOptional(new StoredDraft.Key(policyId, name));
    }

    private StoredDraft locked(String policyId, String name) {
        return StoredDraft.<StoredDraft>findByIdOptional(
                        new StoredDraft.Key(policyId, name), LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> missing(name));
    }

    private Draft present(StoredDraft stored) {
        return at(stored, stored.revision).orElseThrow();
    }

    private Draft present(StoredDraft stored, Draft looked) {
        var present = revision(stored, stored.revision).orElseThrow();
        boolean same = stored.revision == looked.revision()
                && present.hash.equals(looked.source().hash());
        return same ? looked.as(stored) : draft(stored, present);
    }

    private Optional<Draft> at(StoredDraft stored, int revision) {
        return revision(stored, revision).map(found -> draft(stored, found));
    }

    private static Optional<StoredDraftRevision> revision(StoredDraft stored, int revision) {
        return StoredDraftRevision.findByIdOptional(
                new StoredDraftRevision.Key(stored.key.policyId(), stored.key.name(), revision));
    }

    private Draft draft(StoredDraft stored, StoredDraftRevision revision) {
        return new Draft(
                stored.key.policyId(),
                stored.key.name(),
                revision.key.revision(),
                stored.basedOn,
                stored.isPublished(revision.key.revision()),
                files.at(revision.key),
                edit(revision));
    }

    private static Draft.Edit edit(StoredDraftRevision revision) {
        return new Draft.Edit(revision.what, revision.changedAt, revision.changedBy);
    }

    private static Problem missing(String name) {
        return Problem.notFound("There is no draft (" + QuotedText.of(name)
                + ") of the policy.\nSee the policy's list of drafts for all names.");
    }

    /** An edit made now, by someone who may not have said who they are. */
    public Draft.Edit edit(String what, String by) {
        return new Draft.Edit(what, clock.instant(), by == null ? "unknown" : by);
    }
}
