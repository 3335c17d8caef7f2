package dev.leadline.leads.assessment;

import dev.leadline.facts.AttemptBody;
import dev.leadline.facts.CorrectionBody;
import dev.leadline.facts.DescriptionBody;
import dev.leadline.facts.FactBody;
import dev.leadline.facts.FactTexts;
import dev.leadline.facts.RankBody;
import dev.leadline.facts.RecordedFact;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.policies.publications.PoliciesInForce;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.Canonical;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes a fact ready to be kept: its times settled, its id known, its words checked. What can never be is refused; what
 * merely comes in another order than it happened is not (O10).
 */
final class FactValidation {

    private final PoliciesInForce policies;
    private final Instant now;

    FactValidation(PoliciesInForce policies, Instant now) {
        this.policies = policies;
        this.now = now;
    }

    /**
     * Makes a fact ready to be kept.
     *
     * @param policyId the policy that the lead is under; {@code null} while that is not known
     * @throws Invalid when it cannot be (O5, R2), or uses a word that no policy knows
     */
    RecordedFact prepare(SubmittedFact fact, String policyId) {
        var body = normal(fact.body());
        var occurredAt = orNow(body.occurredAt());
        checkTimes(body, new FactBody.Told(fact.leadId(), occurredAt, orNow(body.recordedAt())));
        var id = body.id() == null ? newId(body, occurredAt) : body.id();
        var prepared = RecordedFact.of(fact.leadId(), id, occurredAt, orNow(body.recordedAt()), body);
        checkWords(body, policyId);
        return prepared;
    }

    private Instant orNow(Instant moment) {
        return moment == null ? now : moment;
    }

    private FactBody normal(FactBody body) {
        if (body instanceof DescriptionBody description) {
            return description.normal(stage(description));
        }
        if (body instanceof RankBody rank) {
            return new RankBody(
                    rank.id(), Lead.checkedRank(rank.rank()), rank.occurredAt(), rank.recordedAt(), rank.saidAt());
        }
        if (body instanceof CorrectionBody correction) {
            var content = correction.content();
            return under(
                    content,
                    () -> correction.with(
                            content == correction.lead() ? (DescriptionBody) normal(content) : null,
                            content == correction.rank() ? (RankBody) normal(content) : null));
        }
        return body;
    }

    /** Faults of what a correction says are told with their place within it. */
    private static <T> T under(FactBody content, Supplier<T> work) {
        try {
            return work.get();
        } catch (Invalid invalid) {
            throw invalid.under("/" + content.kind().text());
        }
    }

    /** The stage that a description names, or that of the policy which it names. */
    private String stage(DescriptionBody description) {
        var policy = description.policy() == null
                ? Optional.<Terms>empty()
                : policies.find(description.policy()).map(found -> found.terms());
        if (description.stage() == null) {
            return policy.map(Terms::stage)
                    .orElseThrow(() -> new Invalid(
                            description.policy() == null ? "/stage" : "/policy",
                            description.policy(),
                            description.policy() == null
                                    ? "The lead's stage is missing.\nUse `policy`, or one of these stages: "
                                            + String.join(", ", policies.stages()) + "."
                                    : "There is no policy (" + QuotedText.of(description.policy())
                                            + ").\nSee /v1/policies for all ids."));
        }
        policy.filter(terms -> !terms.stage().equals(description.stage())).ifPresent(terms -> {
            throw new Invalid(
                    "/stage",
                    description.stage(),
                    "The stage (" + description.stage() + ") must be the stage of the policy " + terms.id()
                            + ", which is " + terms.stage() + ".");
        });
        return description.stage();
    }

    /** O5: others' clocks may be ahead by five minutes. A pause may be planned. */
    private void checkTimes(FactBody body, FactBody.Told told) {
        if (!body.mayBePlanned()) {
            checkTime("/occurredAt", "occurredAt", told.occurredAt());
        }
        checkTime("/recordedAt", "recordedAt", told.recordedAt());
        if (body.saidAt() != null) {
            checkTime("/saidAt", "saidAt", body.saidAt());
        }
        if (body instanceof DescriptionBody description) {
            checkTime("/receivedAt", "receivedAt", description.receivedAt());
        }
        if (body instanceof CorrectionBody correction) {
            var content = correction.content();
            var said = new FactBody.Told(told.leadId(), orNow(content.occurredAt()), orNow(content.recordedAt()));
            under(content, () -> {
                checkTimes(content, said);
                return content;
            });
        }
    }

    private void checkTime(String pointer, String name, Instant moment) {
        if (new AsOf(now).isBefore(moment)) {
            throw new Invalid(
                    pointer,
                    moment,
                    "The " + name + " (" + moment + ") must not be more than 5 minutes after now (" + now + ").");
        }
    }

    private void checkWords(FactBody body, String policyId) {
        if (body instanceof AttemptBody attempt) {
            checkWord("/channel", "channel", attempt.channel(), words(policyId, true));
            if (attempt.outcome() != null) {
                checkWord("/outcome", "outcome", attempt.outcome(), words(policyId, false));
            }
        }
        if (body instanceof CorrectionBody correction && correction.attempt() != null) {
            under(correction.attempt(), () -> {
                checkWords(correction.attempt(), policyId);
                return policyId;
            });
        }
    }

    /** Those of the lead's policy; of every policy, while it is not known which one will hold. */
    private Set<String> words(String policyId, boolean channels) {
        var known = new LinkedHashSet<String>();
        var own = policyId == null ? null : policies.find(policyId).orElse(null);
        var all = own == null ? policies.all() : List.of(own);
        all.forEach(policy -> known.addAll(
                channels ? policy.terms().channels() : policy.terms().outcomes()));
        return known;
    }

    private static void checkWord(String pointer, String what, String word, Set<String> known) {
        if (!known.contains(word)) {
            throw new Invalid(
                    pointer,
                    word,
                    "The " + what + " (" + word + ") is unknown to the policy.\nUse one of " + String.join(", ", known)
                            + ".");
        }
    }

    private static String newId(FactBody body, Instant occurredAt) {
        return body.kind() == FactKind.LEAD
                ? Canonical.sha256(FactTexts.write(body) + occurredAt)
                : UUID.randomUUID().toString();
    }
}
