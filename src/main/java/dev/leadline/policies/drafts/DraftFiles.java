package dev.leadline.policies.drafts;

import dev.leadline.policies.source.PolicySource;
import dev.leadline.web.json.Canonical;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of drafts at each of their revisions. An edit keeps the files that it made others, and the text of a file is
 * kept once, by its hash. Everything here joins the caller's transaction.
 */
@ApplicationScoped
class DraftFiles {

    private final EntityManager database;

    DraftFiles(EntityManager database) {
        this.database = database;
    }

    /** The files of a draft at a revision: each as the last edit up to then made it. */
    PolicySource at(StoredDraftRevision.Key revision) {
        List<?> found = database.createNativeQuery(
                        "select distinct on (changed.path) changed.path, file.content from policy_draft_file changed"
                                + " left join policy_file file on file.hash = changed.hash"
                                + " where changed.policy_id = ?1 and changed.name = ?2 and changed.revision <= ?3"
                                + " order by changed.path, changed.revision desc",
                        Object[].class)
                .setParameter(1, revision.policyId())
                .setParameter(2, revision.name())
                .setParameter(3, revision.revision())
                .getResultList();
        var files = new TreeMap<String, String>();
        found.stream()
                .map(row -> (Object[]) row)
                .filter(row -> row[1] != null)
                .forEach(row -> files.put((String) row[0], (String) row[1]));
        return new PolicySource(files);
    }

    /**
     * Keeps what an edit changed.
     *
     * @param revision which it is then; it is kept already
     * @param before the files of the revision before; none for the first
     */
    void keep(StoredDraftRevision.Key revision, PolicySource before, PolicySource after) {
        var paths = new TreeSet<>(before.files().keySet());
        paths.addAll(after.files().keySet());
        paths.removeIf(
                path -> Objects.equals(before.files().get(path), after.files().get(path)));
        for (var path : paths) {
            var text = after.files().get(path);
            database.createNativeQuery("insert into policy_draft_file (policy_id, name, path, revision, hash)"
                            + " values (?1, ?2, ?3, ?4, ?5)")
                    .setParameter(1, revision.policyId())
                    .setParameter(2, revision.name())
                    .setParameter(3, path)
                    .setParameter(4, revision.revision())
                    .setParameter(5, text == null ? null : kept(text))
                    .executeUpdate();
        }
    }

    private String kept(String text) {
        var hash = Canonical.sha256(text);
        database.createNativeQuery("insert into policy_file (hash, content) values (?1, ?2) on conflict do nothing")
                .setParameter(1, hash)
                .setParameter(2, text)
                .executeUpdate();
        return hash;
    }
}
