package dev.leadline.leads;

import dev.leadline.facts.FactTexts;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.leads.assessment.Audience;
import dev.leadline.leads.assessment.FactIntake;
import dev.leadline.leads.assessment.FactReceipt;
import dev.leadline.leads.assessment.LeadAccess;
import dev.leadline.leads.assessment.LeadReevaluation;
import dev.leadline.leads.store.FactKeys;
import dev.leadline.leads.store.LeadStore;
import dev.leadline.leads.store.Transactions;
import dev.leadline.ledger.IdempotencyKey;
import dev.leadline.web.json.Canonical;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/**
 * One transaction for a fact, or for some that were told together: key, lock, fact, decision, ledger, queue, outbox,
 * answer. When it is committed the answer leaves, and whatever keeps it from being committed, nothing was kept (T4).
 */
@ApplicationScoped
public class FactTransaction {

    private final LeadStore store;
    private final FactIntake intake;
    private final LeadReevaluation reevaluation;
    private final FactKeys keys;
    private final FactAnswers answers;
    private final FactPlaces places;

    @Inject
    LeadAccess access;

    FactTransaction(
            LeadStore store,
            FactIntake intake,
            LeadReevaluation reevaluation,
            FactKeys keys,
            FactAnswers answers,
            FactPlaces places) {
        this.store = store;
        this.intake = intake;
        this.reevaluation = reevaluation;
        this.keys = keys;
        this.answers = answers;
        this.places = places;
    }

    /**
     * Takes one fact in.
     *
     * @param key the {@code Idempotency-Key} of its request, which is answered the same when it is sent again; {@code null}
     *     for none
     */
    public Response tell(SubmittedFact fact, String key) {
        access.before(fact);
        if (key == null) {
            return within(List.of(fact), () -> answer(fact));
        }
        var hash = Canonical.sha256(fact.leadId() + " " + fact.body().kind() + " " + FactTexts.write(fact.body()));
        return within(List.of(fact), () -> {
            store.waitShortly();
            return keys.answerOnce(new IdempotencyKey(key, hash), () -> answer(fact.named(key)));
        });
    }

    /** Takes facts in that were told together, as everyone may hear; what became of each, in order. */
    public List<FactReceipt> tellAll(List<SubmittedFact> facts) {
        return tellAll(facts, Audience.EVERYONE);
    }

    /** Takes facts in that were told together; what became of each, in order. */
    List<FactReceipt> tellAll(List<SubmittedFact> facts, Audience audience) {
        return within(facts, () -> {
            var receipts = intake.tell(facts, audience);
            var refused = new TreeSet<String>();
            for (int i = 0; i < facts.size(); i++) {
                if (receipts.get(i).isRefused()) {
                    refused.addAll(facts.get(i).leads());
                }
            }
            store.forgetUntold(refused);
            return receipts;
        });
    }

    /** What was told before may have been answered by a decision that holds no longer. */
    private Response answer(SubmittedFact fact) {
        var receipt = access.after(intake.tell(List.of(fact), Audience.EVERYONE).get(0));
        var present = receipt.isDuplicate()
                ? reevaluation.outdated(receipt.lead()).map(receipt::with).orElse(receipt)
                : receipt;
        return answers.toResponse(present);
    }

    private <T> T within(List<SubmittedFact> facts, Callable<T> work) {
        var leads = facts.stream().flatMap(fact -> fact.leads().stream()).toList();
        return places.within(leads, () -> Transactions.call(work));
    }
}
