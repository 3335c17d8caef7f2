package dev.leadline.leads.assessment;

import dev.leadline.facts.CorrectionBody;
import dev.leadline.facts.DescriptionBody;
import dev.leadline.facts.FactBody;
import dev.leadline.facts.FactTexts;
import dev.leadline.facts.RecordedFact;
import dev.leadline.web.json.Canonical;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A fact that its source tells with the moment at which it said so, as a row of a file that is exported each night. What it
 * says later corrects what it said before; what it said before that has no say, whenever it arrives (O10).
 */
final class Retelling {

    private final RecordedFact fact;
    private final FactBody body;
    private final List<RecordedFact> own;

    /**
     * @param fact what is told, in its normal form; it says when its source said so
     * @param known everything kept about its lead and about those merged with it
     */
    Retelling(RecordedFact fact, Collection<RecordedFact> known) {
        this.fact = fact;
        this.body = fact.body();
        this.own = known.stream()
                .filter(each -> each.told().leadId().equals(fact.told().leadId()))
                .toList();
    }

    /** What was told before, if it holds against this; empty when this is news. */
    Optional<RecordedFact> findHolding() {
        return body instanceof DescriptionBody description
                ? findDescription(description)
                : findFirst().filter(this::holds);
    }

    /** What this comes to, unless something else holds: the fact, or the correction of what was told before. */
    FactBody settled() {
        if (body instanceof DescriptionBody description) {
            return description.occurredAt() == null
                    ? description.occurringAt(body.saidAt())
                    : description.withoutSaidAt();
        }
        var id = Canonical.sha256(body.kind() + " " + FactTexts.write(body));
        return findFirst().isPresent() ? CorrectionBody.of(id, body) : body;
    }

    /** A lead that was described in the same words at that moment is described by them still. */
    private Optional<RecordedFact> findDescription(DescriptionBody description) {
        return description.occurredAt() != null
                ? Optional.empty()
                : ToldBefore.findLastDescription(fact, own, body.saidAt());
    }

    private Optional<RecordedFact> findFirst() {
        return own.stream()
                .filter(each -> each.told().key().equals(fact.told().key()))
                .findFirst();
    }

    private boolean holds(RecordedFact first) {
        var correction = own.stream().filter(this::isCorrection).max(ToldBefore.AS_SAID);
        var words =
                correction.map(each -> ((CorrectionBody) each.body()).content()).orElse(first.body());
        var saidAt = correction
                .map(each -> each.told().occurredAt())
                .orElse(first.body().saidAt());
        boolean isOlder = saidAt != null && body.saidAt().isBefore(saidAt);
        boolean isFirst =
                isSame(first.body()) && body.saidAt().equals(first.body().saidAt());
        return isSame(words) || isOlder || isFirst;
    }

    private boolean isCorrection(RecordedFact other) {
        return other.body() instanceof CorrectionBody correction
                && correction.of().equals(body.id())
                && correction.content().kind() == body.kind();
    }

    /** Returns whether a body has the same words. A correction may leave out the id of what it corrects. */
    private boolean isSame(FactBody other) {
        return FactTexts.write(other.withoutSaidAt().orElse(body.id(), null))
                .equals(FactTexts.write(body.withoutSaidAt()));
    }
}
