package dev.leadline.leads;

import dev.leadline.database.Queries;
import dev.leadline.decisions.DecisionTexts;
import dev.leadline.ledger.IdempotencyKey;
import dev.leadline.ledger.Ledger;
import dev.leadline.ledger.LedgerEntry;
import dev.leadline.web.Canonical;
import dev.leadline.web.Problem;
import dev.leadline.web.Problems;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One transaction for a fact, or for some that were told together: key, lock, fact, decision, ledger, queue, outbox,
 * answer. When it is committed the answer leaves, and whatever keeps it from being committed, nothing was kept (T4).
 */
@ApplicationScoped
class Intake {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final LeadStore store;
    private final Tracking tracking;
    private final Merging merging;
    private final FactKeys keys;
    private final Ledger ledger;
    private final DecisionTexts texts;
    private final Semaphore places;

    Intake(
            LeadStore store,
            Tracking tracking,
            Merging merging,
            FactKeys keys,
            Ledger ledger,
            DecisionTexts texts,
            @ConfigProperty(name = "leadline.facts.at-once") int atOnce) {
        this.places = new Semaphore(atOnce, true);
        this.store = store;
        this.tracking = tracking;
        this.merging = merging;
        this.keys = keys;
        this.ledger = ledger;
        this.texts = texts;
    }

    /**
     * Takes one fact in.
     *
     * @param key what makes the request the same when it is sent again; {@code null} for none
     */
    private Answer tell(Line line, IdempotencyKey key) {
        return within(() -> {
            if (key != null) {
                var before = keys.claim(key);
                if (before.isPresent()) {
                    return before.get();
                }
            }
            var answer = answer(told(List.of(line)).get(0));
            if (key != null) {
                keys.answered(key, answer);
            }
            return answer;
        });
    }

    /** The same, of a request whose {@code Idempotency-Key} is {@code key}; {@code null} when it has none. */
    Answer tell(Line line, String key) {
        var hashed = key == null
                ? null
                : new IdempotencyKey(
                        key,
                        Canonical.sha256(
                                line.leadId() + " " + line.body().kind() + " " + FactTexts.write(line.body())));
        return tell(line.named(key), hashed);
    }

    /** Takes facts in that were told together; what became of each, in order. */
    List<Tracking.Result> tellAll(List<Line> lines) {
        return within(() -> {
            var results = told(lines);
            var refused = new TreeSet<String>();
            for (int i = 0; i < lines.size(); i++) {
                if (results.get(i).refusal() != null) {
                    refused.addAll(lines.get(i).leads());
                }
            }
            store.forgetUntold(refused);
            return results;
        });
    }

    private List<Tracking.Result> told(List<Line> lines) {
        lockAll(lines);
        var results = new ArrayList<Tracking.Result>();
        int begin = 0;
        for (int i = 0; i <= lines.size(); i++) {
            boolean isMerge = i < lines.size() && lines.get(i).body() instanceof MergeBody;
            if ((isMerge || i == lines.size()) && i > begin) {
                results.addAll(tracking.tell(lines.subList(begin, i)));
            }
            if (isMerge) {
                results.add(merging.merge(lines.get(i)));
                begin = i + 1;
            }
        }
        return results;
    }

    /** Merges come between other facts: each step would lock some leads more, and two requests wait for each other. */
    private void lockAll(List<Line> lines) {
        if (lines.size() > 1 && lines.stream().anyMatch(line -> line.body() instanceof MergeBody)) {
            store.lock(lines.stream().flatMap(line -> line.leads().stream()).toList());
        }
    }

    private Answer answer(Tracking.Result result) {
        if (result.refusal() != null) {
            throw result.refusal();
        }
        var reply = present(result.reply());
        int status = reply.status() == Reply.Status.DUPLICATE
                ? 200
                : reply.lead().held().decisionId() == null ? 202 : 201;
        return new Answer(status, texts.text(ReplyBody.from(reply, entry(reply))));
    }

    /** What was told before may have been answered by a decision that holds no longer. */
    private Reply present(Reply reply) {
        if (reply.status() != Reply.Status.DUPLICATE) {
            return reply;
        }
        return tracking.outdated(reply.lead())
                .map(outcome -> new Reply(reply.status(), reply.fact(), outcome.lead(), outcome, null))
                .orElse(reply);
    }

    private LedgerEntry entry(Reply reply) {
        if (reply.outcome() != null) {
            return reply.outcome().entry();
        }
        var id = reply.lead().held().decisionId();
        return id == null ? null : ledger.find(id).orElseThrow();
    }

    /** Those who wait for a lead hold a connection meanwhile; some are left for everything else. */
    private <T> T within(Callable<T> work) {
        takePlace();
        try {
            return Committed.call(() -> {
                store.waitShortly();
                return work.call();
            });
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        try {
            if (places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw Problem.unavailable(
                "Too many facts are told at once, so this one was not kept.\nMaybe it works at the next try.", null);
    }

    /** A transaction of its own, all of it or nothing. */
    static final class Committed {

        private Committed() {}

        /** @throws Problem 503 when the database did not do it */
        static <T> T call(Callable<T> work) {
            try {
                return QuarkusTransaction.requiringNew().call(work);
            } catch (Queries.QueryFailed | PersistenceException | QuarkusTransactionException failed) {
                throw Problems.findDatabase(failed)
                        .orElseGet(() -> Problem.unavailable(
                                "It could not be kept, so nothing was.\nMaybe it works at the next try.", failed));
            }
        }
    }
}
