package dev.leadline.leads;

import dev.leadline.decisions.DecisionTexts;
import dev.leadline.facts.FactTexts;
import dev.leadline.facts.MergeBody;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.leads.assessment.Answer;
import dev.leadline.leads.assessment.LeadReevaluation;
import dev.leadline.leads.assessment.Merging;
import dev.leadline.leads.assessment.Reply;
import dev.leadline.leads.store.FactKeys;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.leads.store.Transactions;
import dev.leadline.ledger.IdempotencyKey;
import dev.leadline.ledger.Ledger;
import dev.leadline.ledger.LedgerEntry;
import dev.leadline.web.json.Canonical;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
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
public class FactTransaction {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final LeadStore store;
    private final LeadReevaluation tracking;
    private final Merging merging;
    private final FactKeys keys;
    private final Ledger ledger;
    private final DecisionTexts texts;
    private final Semaphore places;

    FactTransaction(
            LeadStore store,
            LeadReevaluation tracking,
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
    private Answer tell(SubmittedFact line, IdempotencyKey key) {
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
    public Answer tell(SubmittedFact line, String key) {
        var hashed = key == null
                ? null
                : new IdempotencyKey(
                        key,
                        Canonical.sha256(
                                line.leadId() + " " + line.body().kind() + " " + FactTexts.write(line.body())));
        return tell(line.named(key), hashed);
    }

    /** Takes facts in that were told together; what became of each, in order. */
    public List<LeadReevaluation.Result> tellAll(List<SubmittedFact> lines) {
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

    private List<LeadReevaluation.Result> told(List<SubmittedFact> lines) {
        lockAll(lines);
        var results = new ArrayList<LeadReevaluation.Result>();
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
    private void lockAll(List<SubmittedFact> lines) {
        if (lines.size() > 1 && lines.stream().anyMatch(line -> line.body() instanceof MergeBody)) {
            store.lock(lines.stream().flatMap(line -> line.leads().stream()).toList());
        }
    }

    private Answer answer(LeadReevaluation.Result result) {
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
            return Transactions.call(() -> {
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
        throw Problem.unavailable("Too many facts arrive at once, so this fact was not stored.\nTry again.", null);
    }
}
