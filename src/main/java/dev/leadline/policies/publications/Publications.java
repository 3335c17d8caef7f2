package dev.leadline.policies.publications;

import dev.leadline.policies.source.PolicySource;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The record of everything that was ever published, in the database that all replicas share. */
@ApplicationScoped
public class Publications {

    /** Where replicas tell each other; what is sent there is a hint and nothing more. */
    static final String CHANNEL = "leadline_publications";

    /** Whoever publishes holds this, so that one publishes at a time, whatever the replica. */
    private static final long LOCK = 0x4c454144_4c494e45L;

    private final EntityManager database;

    Publications(EntityManager database) {
        this.database = database;
    }

    /** All after one, by its number, in the order of publishing; after 0 simply all. */
    List<Publication> after(long sequence) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> publications(StoredPublication.find("sequence > ?1", Sort.by("sequence"), sequence)));
    }

    /** A page of a policy's, the newest first: those before {@code before}. */
    public List<Publication> of(String policyId, long before, int limit) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> publications(StoredPublication.find(
                                "policyId = ?1 and sequence < ?2", Sort.descending("sequence"), policyId, before)
                        .page(0, limit)));
    }

    public Optional<Publication> find(String policyId, long sequence) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> StoredPublication.<StoredPublication>findByIdOptional(sequence)
                        .map(StoredPublication::toPublication)
                        .filter(found -> found.policyId().equals(policyId)));
    }

    /** @throws Problem 404 without such a publication of the policy */
    public Publication get(String policyId, String sequence) {
        return Optional.of(sequence)
                .filter(text -> text.matches("[1-9][0-9]{0,17}"))
                .flatMap(text -> find(policyId, Long.parseLong(text)))
                .orElseThrow(() ->
                        Problem.notFound("There is no publication (" + QuotedText.of(sequence) + ") of the policy."));
    }

    /** The publication that last brought a version into force. */
    public Optional<Publication> findLast(String policyId, String version) {
        return QuarkusTransaction.joiningExisting().call(() -> publications(StoredPublication.find(
                                "policyId = ?1 and version = ?2", Sort.descending("sequence"), policyId, version)
                        .page(0, 1))
                .stream()
                .findFirst());
    }

    private static List<Publication> publications(PanacheQuery<StoredPublication> query) {
        return query.stream().map(StoredPublication::toPublication).toList();
    }

    /** The number of the latest; 0 when there is none. */
    long latest() {
        return QuarkusTransaction.joiningExisting().call(() -> database.createQuery(
                        "select coalesce(max(p.sequence), 0) from StoredPublication p", Long.class)
                .getSingleResult());
    }

    /** The files that a publication brought into force. */
    public PolicySource files(long sequence) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> PolicySource.parse((String) database.createNativeQuery(
                                "select f.files from policy_files f join policy_publication p on p.files = f.hash"
                                        + " where p.sequence = ?1",
                                String.class)
                        .setParameter(1, sequence)
                        .getSingleResult()));
    }

    /** Locks publishing until the present transaction ends. */
    public void lock() {
        database.createNativeQuery("select cast(pg_advisory_xact_lock(?1) as text)")
                .setParameter(1, LOCK)
                .getSingleResult();
    }

    /**
     * Keeps a publication and tells the other replicas, once the present transaction is committed.
     *
     * @param files what comes into force; {@code null} unless something does
     * @return its number
     */
    public long append(Publication publication, PolicySource files) {
        var stored = StoredPublication.from(publication, files == null ? null : keep(files));
        stored.persistAndFlush();
        database.createNativeQuery("select cast(pg_notify(?1, ?2) as text)")
                .setParameter(1, CHANNEL)
                .setParameter(2, publication.policyId())
                .getSingleResult();
        return stored.sequence;
    }

    private String keep(PolicySource files) {
        var hash = files.hash();
        database.createNativeQuery("insert into policy_files (hash, files) values (?1, ?2) on conflict do nothing")
                .setParameter(1, hash)
                .setParameter(2, files.text())
                .executeUpdate();
        return hash;
    }

    /** Returns the content of each policy in the policies folder when it was last imported. */
    @SuppressWarnings("unchecked")
    public Map<String, String> folder() {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var seen = new TreeMap<String, String>();
            List<Object[]> rows = database.createNativeQuery(
                            "select policy_id, content from policy_folder", Object[].class)
                    .getResultList();
            rows.forEach(row -> seen.put((String) row[0], (String) row[1]));
            return seen;
        });
    }

    /** Remembers what the folder held. */
    public void rememberFolder(String policyId, String content) {
        database.createNativeQuery("insert into policy_folder (policy_id, content) values (?1, ?2)"
                        + " on conflict (policy_id) do update set content = excluded.content")
                .setParameter(1, policyId)
                .setParameter(2, content)
                .executeUpdate();
    }
}
