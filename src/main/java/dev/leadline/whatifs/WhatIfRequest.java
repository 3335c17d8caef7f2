package dev.leadline.whatifs;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Transition;
import dev.leadline.policies.drafts.TrialEdition;
import dev.leadline.policies.drafts.Trials;
import dev.leadline.web.PlainText;
import dev.leadline.web.QuotedText;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A request for a what-if.
 *
 * @param edition the edition to try, such as {@code draft:main}
 * @param against the edition to compare with; absent: {@code in-force}
 * @param transition what a publication of the edition would mean for tracked leads in flight (O9), such as
 *     {@code never-shorten}; absent: leads are decided as if the edition had been in force at receipt
 * @param from the first moment of the period: a lead takes part when it was decided in it
 * @param to the first moment that does not belong to the period any more; absent: now
 * @param minutesPerAttempt what an attempt costs, by channel; absent: hours are not counted
 * @param sample how many of the changed leads to show; absent: 20
 */
@Schema(
        name = "WhatIfRequest",
        examples = "{\"edition\": \"draft:main\", \"from\": \"2026-01-01T00:00:00Z\","
                + " \"minutesPerAttempt\": {\"PHONE\": 6, \"EMAIL\": 3}}")
record WhatIfRequest(
        @NotNull @PlainText String edition,
        @PlainText String against,
        @PlainText(max = 64)
                @Schema(
                        nullable = true,
                        enumeration = {"new-leads", "re-rate-from-receipt", "re-rate-from-now", "never-shorten"})
                String transition,
        @NotNull Instant from,
        Instant to,
        @Size(max = 50, message = "must have at most {max} channels") @Schema(nullable = true)
                Map<@PlainText(max = 64) String, @NotNull @DecimalMin("0") @DecimalMax("1440") BigDecimal>
                        minutesPerAttempt,
        @Min(0) @Max(200) @Schema(defaultValue = "20", nullable = true) Integer sample) {

    private static final String IN_FORCE = "in-force";
    private static final int USUAL_SAMPLE = 20;

    /** Ten years, however many of them are leap years. */
    private static final Duration LONGEST = Duration.ofDays(3_653);

    /**
     * Resolves the request to a plan.
     *
     * @throws Invalid when the period or a channel cannot be, or an edition cannot decide
     */
    Plan plan(String policyId, Trials trials, Instant now) {
        var until = to == null ? now : to;
        checkPeriod(until);
        var before = trial(policyId, trials, "/against", against == null ? IN_FORCE : against);
        var after = trial(policyId, trials, "/edition", edition);
        checkChannels(before, after);
        var how = parsedTransition();
        var asked = new WhatIfParameters(
                version(after),
                version(before),
                how == null ? null : how.text(),
                from,
                until,
                minutesPerAttempt == null ? null : new TreeMap<>(minutesPerAttempt),
                sample == null ? USUAL_SAMPLE : sample);
        return new Plan(policyId, asked, new Comparison(before, after, how, asked.sample()), now);
    }

    private Transition parsedTransition() {
        try {
            return transition == null ? null : Transition.parse(transition);
        } catch (Invalid invalid) {
            throw invalid.under("/transition");
        }
    }

    private void checkPeriod(Instant until) {
        if (!from.isBefore(until)) {
            throw new Invalid("/from", from, "The from (" + from + ") must be before the to (" + until + ").");
        }
        if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw new Invalid(
                    "/from", from, "The from (" + from + ") must be at most 10 years before the to (" + until + ").");
        }
    }

    private static TrialEdition trial(String policyId, Trials trials, String pointer, String name) {
        try {
            return trials.get(policyId, name);
        } catch (Invalid invalid) {
            throw invalid.under(pointer);
        }
    }

    private void checkChannels(TrialEdition before, TrialEdition after) {
        var known = new TreeSet<>(before.policy().terms().channels());
        known.addAll(after.policy().terms().channels());
        List<Invalid.Fault> faults = new ArrayList<>();
        for (var channel : minutesPerAttempt == null ? List.<String>of() : minutesPerAttempt.keySet()) {
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

    private static WhatIfParameters.Version version(TrialEdition trial) {
        return new WhatIfParameters.Version(trial.edition(), trial.policy().version());
    }
}
