package dev.leadline.leads.assessment;

import dev.leadline.facts.AmendableKind;
import dev.leadline.facts.AttemptBody;
import dev.leadline.facts.CorrectionBody;
import dev.leadline.facts.DescriptionBody;
import dev.leadline.facts.FactBody;
import dev.leadline.facts.FactRow;
import dev.leadline.facts.FactTexts;
import dev.leadline.facts.RankBody;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.facts.WithdrawalBody;
import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.leads.store.LeadRow;
import dev.leadline.policies.publications.PoliciesInForce;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.Canonical;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Makes a fact ready to be kept: its times settled, its id known, its words checked. What can never be is refused; what
 * merely comes in another order than it happened is not (O10).
 */
final class FactValidation {

    /** A lead's history is read each time it is judged. */
    static final int MOST_FACTS = 5_000;

    private final PoliciesInForce policies;
    private final Instant now;

    FactValidation(PoliciesInForce policies, Instant now) {
        this.policies = policies;
        this.now = now;
    }

    /**
     * A fact ready to be kept.
     *
     * @param row as it is kept
     * @param isKnown whether it is kept already
     */
    record Prepared(FactRow row, boolean isKnown) {}

    /**
     * @param lead the lead that the fact is about
     * @param known everything kept about it and about those merged with it
     * @throws Invalid when it cannot be (O5, R2), or uses a word that no policy knows
     * @throws Contradiction when another fact has the same id (O5)
     */
    Prepared prepare(SubmittedFact line, LeadRow lead, Collection<FactRow> known) {
        var body = normal(line.body());
        var told = new FactBody.Told(line.leadId(), orNow(body.occurredAt()), orNow(body.recordedAt()));
        checkTimes(body, told);
        body.toContent(told);
        checkWords(body, lead);
        var own = known.stream()
                .filter(row -> row.leadId().equals(line.leadId()) && row.kind() == body.kind())
                .toList();
        var same = findSame(body, own, () -> withdrawnDescriptions(line.leadId(), known));
        if (same.isPresent()) {
            return new Prepared(same.get(), true);
        }
        if (known.size() >= MOST_FACTS) {
            throw new Invalid(
                    "", line.leadId(), "The lead (" + line.leadId() + ") has " + known.size() + " facts, the maximum.");
        }
        var id = body.id() == null ? newId(body, told) : body.id();
        return new Prepared(
                new FactRow(
                        line.leadId(), body.kind(), id, told.occurredAt(), told.recordedAt(), FactTexts.write(body)),
                false);
    }

    private Instant orNow(Instant moment) {
        return moment == null ? now : moment;
    }

    private FactBody normal(FactBody body) {
        if (body instanceof DescriptionBody description) {
            return description.normal(stage(description));
        }
        if (body instanceof RankBody rank) {
            return new RankBody(rank.id(), Lead.checkedRank(rank.rank()), rank.occurredAt(), rank.recordedAt());
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

    private void checkWords(FactBody body, LeadRow lead) {
        if (body instanceof AttemptBody attempt) {
            checkWord("/channel", "channel", attempt.channel(), words(lead, true));
            if (attempt.outcome() != null) {
                checkWord("/outcome", "outcome", attempt.outcome(), words(lead, false));
            }
        }
        if (body instanceof CorrectionBody correction && correction.attempt() != null) {
            under(correction.attempt(), () -> {
                checkWords(correction.attempt(), lead);
                return lead;
            });
        }
    }

    /** Those of the lead's policy; of every policy, while it is not known which one will hold. */
    private Set<String> words(LeadRow lead, boolean channels) {
        var known = new LinkedHashSet<String>();
        var own = lead.place().policyId() == null
                ? null
                : policies.find(lead.place().policyId()).orElse(null);
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

    private Optional<FactRow> findSame(FactBody body, List<FactRow> own, Supplier<Set<String>> withdrawn) {
        if (body.id() != null) {
            var same = own.stream().filter(row -> row.id().equals(body.id())).findFirst();
            same.filter(row -> !isSaidBy(row, body)).ifPresent(row -> {
                throw new Contradiction(
                        "/id",
                        body.id(),
                        "The " + body.kind().text() + " id (" + body.id()
                                + ") was received before with different content.\nUse `corrections` to replace it.");
            });
            return same;
        }
        return body instanceof DescriptionBody description
                ? findSame(description, own, withdrawn.get())
                : Optional.empty();
    }

    /** Returns whether a fact was told in these words; earlier versions used others for the same. */
    private static boolean isSaidBy(FactRow row, FactBody body) {
        return FactTexts.write(FactTexts.read(row)).equals(FactTexts.write(body));
    }

    /** A lead described as it was described last is no news, unless that was withdrawn. */
    private static Optional<FactRow> findSame(DescriptionBody body, List<FactRow> own, Set<String> withdrawn) {
        if (body.occurredAt() != null) {
            return own.stream().filter(row -> isSaidBy(row, body)).findFirst();
        }
        return own.stream()
                .filter(row -> !withdrawn.contains(row.id()))
                .max(Comparator.comparing(FactRow::occurredAt).thenComparing(FactRow::id))
                .filter(row -> timeless((DescriptionBody) FactTexts.read(row)).equals(timeless(body)));
    }

    private static String timeless(DescriptionBody body) {
        return FactTexts.write(body.timeless());
    }

    private static Set<String> withdrawnDescriptions(String leadId, Collection<FactRow> known) {
        return known.stream()
                .filter(row -> row.kind() == FactKind.WITHDRAWAL && row.leadId().equals(leadId))
                .map(row -> (WithdrawalBody) FactTexts.read(row))
                .filter(body -> body.amended() == AmendableKind.LEAD)
                .map(WithdrawalBody::of)
                .collect(Collectors.toSet());
    }

    private static String newId(FactBody body, FactBody.Told told) {
        return body.kind() == FactKind.LEAD
                ? Canonical.sha256(FactTexts.write(body) + told.occurredAt())
                : UUID.randomUUID().toString();
    }
}
