package dev.leadline.policies.publications;

import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.decision.Decider;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.policies.source.PolicyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All policies that are in force at one moment, with the calendars and the rules that belong to them. A decision is made
 * with one such set from beginning to end, so that it never mixes two versions.
 */
public final class PoliciesInForce {

    private final Map<String, Policy> written = new TreeMap<>();
    private final Map<String, ResolvedPolicy> resolved = new TreeMap<>();
    private final Map<String, ResolvedPolicy> byStage = new TreeMap<>();
    private final Map<String, CalendarVersion> calendars;
    private final RuleBase rules;
    private final Decider decider;

    /** @throws Invalid when a policy names a calendar that there is not, or two answer for the same stage */
    public PoliciesInForce(List<Policy> policies, Map<String, CalendarVersion> calendars, RuleBase rules) {
        this.calendars = Map.copyOf(calendars);
        this.rules = rules;
        this.decider = new Decider(rules);
        var faults = new ArrayList<Invalid.Fault>();
        for (var policy : policies) {
            try {
                var version = PolicyText.version(policy, rules.revision());
                var ready = policy.resolve(version, this::findCalendar);
                written.put(policy.id(), policy);
                resolved.put(policy.id(), ready);
                answerForStage(ready, faults);
            } catch (Invalid invalid) {
                invalid.faults()
                        .forEach(fault -> faults.add(new Invalid.Fault(
                                "/" + policy.id() + fault.pointer(),
                                fault.value(),
                                "Policy " + policy.id() + fault.pointer() + ": " + fault.detail())));
            }
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    private void answerForStage(ResolvedPolicy policy, List<Invalid.Fault> faults) {
        var terms = policy.terms();
        if (!terms.answersForStage()) {
            return;
        }
        var other = byStage.putIfAbsent(terms.stage(), policy);
        if (other != null) {
            faults.add(new Invalid.Fault(
                    "/" + terms.id() + "/answersForStage",
                    terms.stage(),
                    "The policies " + other.terms().id() + " and " + terms.id() + " both answer for the stage "
                            + terms.stage() + "."));
        }
    }

    /** Decides with the rules that belong to these policies. */
    public Decider decider() {
        return decider;
    }

    /** The rules that belong to these policies. */
    public RuleBase rules() {
        return rules;
    }

    /** The calendars that belong to these policies. */
    public List<CalendarVersion> calendars() {
        return List.copyOf(calendars.values());
    }

    /** Finds a calendar as the kernel wants it. */
    public Optional<VersionedCalendar> findCalendar(String id) {
        return Optional.ofNullable(calendars.get(id))
                .map(calendar -> new VersionedCalendar(calendar.calendar(), calendar.version()));
    }

    /** The policy with an id. */
    public Optional<ResolvedPolicy> find(String id) {
        return Optional.ofNullable(resolved.get(id));
    }

    /** The policy that answers for a stage when none is named. */
    public Optional<ResolvedPolicy> findForStage(String stage) {
        return Optional.ofNullable(byStage.get(stage));
    }

    /** The policy with an id, as it was written. */
    public Optional<Policy> findWritten(String id) {
        return Optional.ofNullable(written.get(id));
    }

    /** All of them, by id. */
    public List<ResolvedPolicy> all() {
        return List.copyOf(resolved.values());
    }

    /** The stages for which a policy answers. */
    public List<String> stages() {
        return List.copyOf(byStage.keySet());
    }
}
