package dev.leadline.whatifs;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Transition;
import dev.leadline.policies.drafts.TrialEdition;
import dev.leadline.policies.drafts.Trials;
import dev.leadline.policies.publications.Policies;
import dev.leadline.policies.publications.Publication;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import dev.leadline.whatifs.past.Comparison;
import dev.leadline.whatifs.preview.Preview;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes plans of requests: editions are found and checked, once for a what-if. */
@ApplicationScoped
class Plans {

    private final Trials trials;
    private final Policies policies;
    private final InstantSource clock;

    Plans(Trials trials, Policies policies, InstantSource clock) {
        this.trials = trials;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * Makes a plan that may begin.
     *
     * @throws Invalid when the period or a channel cannot be, or an edition cannot decide
     * @throws Problem 404 when there is neither a publication nor a draft of such a policy
     */
    Plan plan(String policyId, WhatIfRequest wanted) {
        trials.checkPolicy(policyId);
        var now = clock.instant();
        var about = wanted.wantedPopulation();
        wanted.check(about, now);
        var how = wanted.wantedTransition(about);
        var before = about.hasPast() ? trial(policyId, "/against", wanted.againstOrInForce()) : null;
        var after = trial(policyId, "/edition", wanted.edition());
        checkChannels(
                wanted,
                Stream.of(Optional.ofNullable(before), Optional.of(after))
                        .flatMap(Optional::stream)
                        .toList());
        var effect = about.hasOpen() ? effect(policyId, wanted, now) : null;
        return new Plan(
                policyId,
                asked(policyId, wanted, before, after, how, effect, now),
                after,
                effect == null ? null : preview(after, effect),
                before == null ? null : comparison(about, before, after, how, wanted.sampleSize()),
                now);
    }

    private TrialEdition trial(String policyId, String pointer, String name) {
        try {
            return trials.get(policyId, name);
        } catch (Invalid invalid) {
            throw invalid.under(pointer);
        }
    }

    /** A publication takes effect after all that were made before, though another replica's clock be ahead. */
    private Instant effect(String policyId, WhatIfRequest wanted, Instant now) {
        return policies.history().notBefore(wanted.effectiveFrom() == null ? now : wanted.effectiveFrom(), policyId);
    }

    private Preview preview(TrialEdition after, Instant effect) {
        try {
            return new Preview(policies.present(), after.authored(), effect);
        } catch (Invalid together) {
            throw new Invalid(
                    "/edition",
                    after.edition(),
                    "The edition (" + after.edition() + ") cannot come into force. " + together.getMessage());
        }
    }

    private static Comparison comparison(
            Population about, TrialEdition before, TrialEdition after, Transition how, int sample) {
        return about == Population.DECIDED
                ? new Comparison(before, after, how, false, sample)
                : new Comparison(before, after, null, true, sample);
    }

    private WhatIfParameters asked(
            String policyId,
            WhatIfRequest wanted,
            TrialEdition before,
            TrialEdition after,
            Transition how,
            Instant effect,
            Instant now) {
        var inForce = findInForce(policyId, now);
        boolean isPast = before != null;
        var until = wanted.to() == null ? now : wanted.to();
        return new WhatIfParameters(
                version(after),
                isPast
                        ? version(before)
                        : new WhatIfParameters.Version(
                                wanted.againstOrInForce(),
                                inForce.map(Publication::version).orElse(null)),
                wanted.wantedPopulation(),
                how == null ? null : how.text(),
                effect,
                wanted.from(),
                isPast ? until : null,
                wanted.sortedMinutes(),
                wanted.sampleSize(),
                new WhatIfParameters.Basis(
                        after.revision(), inForce.map(Publication::sequence).orElse(null)));
    }

    private Optional<Publication> findInForce(String policyId, Instant now) {
        return Optional.ofNullable(policies.history().inForceAt(now).get(policyId));
    }

    private static WhatIfParameters.Version version(TrialEdition trial) {
        return new WhatIfParameters.Version(trial.edition(), trial.policy().version());
    }

    private void checkChannels(WhatIfRequest wanted, Collection<TrialEdition> editions) {
        var minutes = wanted.sortedMinutes();
        if (minutes == null) {
            return;
        }
        var known = new TreeSet<String>();
        editions.forEach(each -> known.addAll(each.policy().terms().channels()));
        List<Invalid.Fault> faults = new ArrayList<>();
        for (var channel : minutes.keySet()) {
            if (!known.contains(channel)) {
                faults.add(new Invalid.Fault(
                        "/minutesPerAttempt/" + channel.replace("~", "~0").replace("/", "~1"),
                        channel,
                        "The channel (" + QuotedText.of(channel) + ") is unknown to the policy.\nUse one of "
                                + String.join(", ", known) + "."));
            }
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    /** What the tried draft's revision is now, and the publication in force: others than at the start make it outdated. */
    WhatIfParameters.Basis basisNow(String policyId, String edition) {
        return new WhatIfParameters.Basis(
                trials.revisionNow(policyId, edition).orElse(null),
                findInForce(policyId, clock.instant())
                        .map(Publication::sequence)
                        .orElse(null));
    }
}
