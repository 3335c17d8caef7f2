package dev.leadline.ledger;

import dev.leadline.access.Caller;
import dev.leadline.web.problems.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The record of every decision that left the server. Entries are appended; nothing updates or deletes them (T4). */
@ApplicationScoped
public class Ledger {

    private final EntityManager database;
    private final LedgerWriter writer;
    private final VersionNumbers numbers;
    private final Caller caller;

    Ledger(EntityManager database, LedgerWriter writer, VersionNumbers numbers, Caller caller) {
        this.database = database;
        this.writer = writer;
        this.numbers = numbers;
        this.caller = caller;
    }

    /** From now on no decision about the sample is shown in lists, though each is kept. */
    public void hideSamples(Instant now) {
        database.createNativeQuery("update sample_decisions set hidden_until = greatest(hidden_until, ?1)")
                .setParameter(1, now)
                .executeUpdate();
    }

    /** As {@link #append(LedgerEntry, IdempotencyKey)}, under no key. */
    public CompletableFuture<LedgerEntry> append(LedgerEntry entry) {
        return append(entry, false, null);
    }

    /**
     * Appends an entry, unless the key was used before. Nobody waits meanwhile: when it completes, the entry is on disk, and
     * the answer may leave.
     *
     * @return the entry that the key stands for: this one, or that of the request which named it first. It fails with a
     *     {@link Problem}: 422 when the key was used for another request, 503 when the entry is not kept
     */
    public CompletableFuture<LedgerEntry> append(LedgerEntry entry, @Nullable IdempotencyKey key) {
        return append(entry, false, key);
    }

    /** As {@link #append(LedgerEntry)}, of a decision about a lead that is made up: it is marked. */
    public CompletableFuture<LedgerEntry> appendSample(LedgerEntry entry) {
        return append(entry, true, null);
    }

    /** Versions that decide for the first time are given a number by another thread: nobody waits for that either. */
    private CompletableFuture<LedgerEntry> append(LedgerEntry entry, boolean isSample, @Nullable IdempotencyKey key) {
        var number = numbers.findKnown(entry);
        var by = caller.actor().text();
        return number == null
                ? CompletableFuture.supplyAsync(() -> numbers.number(entry), Infrastructure.getDefaultWorkerPool())
                        .thenCompose(made -> append(LedgerRow.of(entry, isSample, key, made, by)))
                : append(LedgerRow.of(entry, isSample, key, number, by));
    }

    private CompletableFuture<LedgerEntry> append(LedgerRow row) {
        var entry = row.entry();
        return writer.append(row)
                .thenCompose(answering -> answering.equals(entry.id())
                        ? CompletableFuture.completedFuture(entry)
                        : CompletableFuture.supplyAsync(
                                () -> find(answering).orElseThrow(), Infrastructure.getDefaultWorkerPool()));
    }

    /**
     * Waits until an entry is on disk.
     *
     * @throws Problem when it is not kept
     */
    public static LedgerEntry await(CompletableFuture<LedgerEntry> appended) {
        try {
            return appended.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException reason ? reason : failed;
        }
    }

    /**
     * Appends entries within the transaction of whoever asks: they are kept when that is committed, or not at all.
     *
     * @param samples the leads of which the entries are marked, since they are made up
     */
    public void appendWithin(Collection<LedgerEntry> entries, Set<String> samples) {
        var by = caller.actor().text();
        var rows = entries.stream()
                .sorted(VersionNumbers.ORDER)
                .map(entry ->
                        LedgerRow.of(entry, samples.contains(entry.leadId()), null, numbers.numberWithin(entry), by))
                .toList();
        writer.writeWithin(rows);
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
                        throw key.usedForAnother();
                    }
                    return stored.decisionId;
                })
                .flatMap(this::find));
    }

    /** The entries of decisions from one id to another, by id, but for those about a sample that was removed. */
    public List<LedgerEntry> between(UUID first, UUID last, int most) {
        return QuarkusTransaction.joiningExisting().call(() -> database
                .createNativeQuery(
                        "select * from decision where id between ?1 and ?2 and (not is_sample or decided_at >"
                                + " (select hidden_until from sample_decisions)) order by id",
                        StoredDecision.class)
                .setParameter(1, first)
                .setParameter(2, last)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(found -> ((StoredDecision) found).toEntry(numbers))
                .toList());
    }

    /** The entry of a decision. */
    public Optional<LedgerEntry> find(UUID id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> StoredDecision.<StoredDecision>findByIdOptional(id).map(stored -> stored.toEntry(numbers)));
    }
}
