package dev.leadline.ledger;

import dev.leadline.web.problems.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

/** The record of every decision that left the server. Entries are appended; nothing updates or deletes them (T4). */
@ApplicationScoped
public class Ledger {

    private final EntityManager database;

    Ledger(EntityManager database) {
        this.database = database;
    }

    /** From now on no decision about the sample is shown in lists, though each is kept. */
    public void hideSamples(Instant now) {
        database.createNativeQuery("update sample_decisions set hidden_until = greatest(hidden_until, ?1)")
                .setParameter(1, now)
                .executeUpdate();
    }

    /** Appends entries, all or none. When it returns they are on disk, and the answers may leave. */
    public void append(List<LedgerEntry> entries) {
        append(entries, Set.of());
    }

    /**
     * Appends entries, all or none.
     *
     * @param samples the leads of which the entries are marked, since they are made up
     */
    public void append(List<LedgerEntry> entries, Set<String> samples) {
        kept(() -> {
            insert(entries, samples);
            return entries;
        });
    }

    /**
     * Appends entries within the transaction of whoever asks: they are kept when that is committed, or not at all.
     *
     * @param samples the leads of which the entries are marked, since they are made up
     */
    public void appendWithin(Collection<LedgerEntry> entries, Set<String> samples) {
        insert(entries, samples);
        database.flush();
        database.clear();
    }

    /**
     * Appends an entry, unless the key was used before.
     *
     * @return the entry that the key stands for: this one, or that of the request which named it first
     * @throws Problem 422 when the key was used for another request
     */
    public LedgerEntry append(LedgerEntry entry, IdempotencyKey key) {
        return kept(() -> {
            int claimed = database.createNativeQuery(
                            "insert into idempotency_key (key, request_hash, decision_id) values (?1, ?2, ?3)"
                                    + " on conflict do nothing")
                    .setParameter(1, key.key())
                    .setParameter(2, key.requestHash())
                    .setParameter(3, entry.id())
                    .executeUpdate();
            if (claimed == 1) {
                insert(entry);
                return entry;
            }
            return findAnswered(key).orElseThrow();
        });
    }

    /** In a transaction of its own. Whatever keeps it from being committed, the answer does not leave (T4). */
    private static <T> T kept(Callable<T> work) {
        try {
            return QuarkusTransaction.requiringNew().call(work);
        } catch (Problem problem) {
            throw problem;
        } catch (RuntimeException failed) {
            throw Problem.unavailable("The decision could not be recorded, so it is not answered.", failed);
        }
    }

    private static void insert(Collection<LedgerEntry> entries, Set<String> samples) {
        entries.forEach(entry ->
                StoredDecision.from(entry, samples.contains(entry.leadId())).persist());
    }

    private static void insert(LedgerEntry entry) {
        StoredDecision.from(entry, false).persist();
    }

    /**
     * The entry of the request that named this key before.
     *
     * @throws Problem 422 when that was another request
     */
    public Optional<LedgerEntry> findAnswered(IdempotencyKey key) {
        return QuarkusTransaction.joiningExisting().call(() -> StoredKey.<StoredKey>findByIdOptional(key.key())
                .map(stored -> {
                    if (!stored.requestHash.equals(key.requestHash())) {
                        throw Problem.invalid(
                                "",
                                key.key(),
                                "The Idempotency-Key (" + key.key() + ") was used for a different"
                                        + " request.\nUse a new key for each request.");
                    }
                    return stored.decisionId;
                })
                .flatMap(this::find));
    }

    /** The entries of decisions from one id to another, by id, but for those about a sample that was removed. */
    public List<LedgerEntry> between(UUID first, UUID last, int most) {
        return QuarkusTransaction.joiningExisting().call(() -> database.createNativeQuery(
                        "select * from decision where id between ?1 and ?2 and (not is_sample or decided_at >"
                                + " (select hidden_until from sample_decisions)) order by id",
                        StoredDecision.class)
                .setParameter(1, first)
                .setParameter(2, last)
                .setMaxResults(most)
                .getResultStream()
                .map(found -> ((StoredDecision) found).toEntry())
                .toList());
    }

    /** The entry of a decision. */
    public Optional<LedgerEntry> find(UUID id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> StoredDecision.<StoredDecision>findByIdOptional(id).map(StoredDecision::toEntry));
    }
}
