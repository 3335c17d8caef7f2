package dev.leadline.kernel.decision;

import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.obligation.Notice;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.PriorObligation;
import dev.leadline.kernel.obligation.RequiredAction;
import dev.leadline.kernel.obligation.RequiredAttempts;
import dev.leadline.kernel.obligation.RuleFiring;
import dev.leadline.kernel.obligation.Tier;
import dev.leadline.kernel.obligation.Timer;
import dev.leadline.kernel.policy.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what rules concluded, and refuses what cannot be: each lead is in one tier, each obligation in one state, each
 * kind is one that the policy has.
 */
final class ConcludedFacts {

    private final List<RuleFiring> firings;
    private final Terms terms;
    private final List<String> kinds;
    private final List<String> types;
    private final List<Obligation> obligations = new ArrayList<>(3);
    private final List<RequiredAction> actions = new ArrayList<>(3);
    private final List<Notice> notices = new ArrayList<>(4);
    private final List<Timer> timers = new ArrayList<>();
    private @Nullable Tier tier;
    private @Nullable RequiredAttempts required;

    ConcludedFacts(List<RuleFiring> firings, Terms terms) {
        this.firings = firings;
        this.terms = terms;
        this.kinds = terms.obligationKinds();
        this.types = terms.actionTypes();
        for (var firing : firings) {
            var concluded = firing.concluded();
            for (int i = 0; i < concluded.size(); i++) {
                take(concluded.get(i));
            }
        }
    }

    private void take(Object fact) {
        if (fact instanceof Tier) {
            tier = one(tier, (Tier) fact, "The rules concluded two tiers for the lead");
        } else if (fact instanceof RequiredAttempts) {
            required = one(required, (RequiredAttempts) fact, "The rules concluded two sets of required attempts");
        } else if (fact instanceof Obligation) {
            take((Obligation) fact);
        } else if (fact instanceof RequiredAction) {
            take((RequiredAction) fact);
        } else if (fact instanceof Notice) {
            notices.add((Notice) fact);
        } else if (fact instanceof Timer) {
            timers.add((Timer) fact);
        }
    }

    private <F> F one(@Nullable F earlier, F later, String twice) {
        if (earlier != null && !earlier.equals(later)) {
            throw new RuleFault(rulesThatConcluded(earlier, later), twice + ": " + earlier + " and " + later + ".");
        }
        return later;
    }

    private void take(Obligation obligation) {
        if (!kinds.contains(obligation.kind())) {
            throw undeclared("kind of obligation", obligation.kind(), obligation, kinds);
        }
        for (var earlier : obligations) {
            if (earlier.kind().equals(obligation.kind())) {
                throw new RuleFault(
                        rulesThatConcluded(earlier, obligation),
                        "The rules concluded two states of " + obligation.kind() + ": " + earlier.state() + " and "
                                + obligation.state() + ".");
            }
        }
        obligations.add(obligation);
    }

    private void take(RequiredAction action) {
        if (!types.contains(action.type())) {
            throw undeclared("type of action", action.type(), action, types);
        }
        actions.add(action);
    }

    private RuleFault undeclared(String what, String name, Object fact, List<String> known) {
        return new RuleFault(
                rulesThatConcluded(fact),
                "The rules concluded a " + what + " (" + name + ") that the policy " + terms.id()
                        + " does not declare. Use one of " + String.join(", ", known) + ".");
    }

    private List<String> rulesThatConcluded(Object... facts) {
        var wanted = List.of(facts);
        return firings.stream()
                .filter(firing -> firing.concluded().stream()
                        .anyMatch(fact -> wanted.stream().anyMatch(each -> each == fact)))
                .map(RuleFiring::rule)
                .distinct()
                .toList();
    }

    Conclusions inOrder(List<PriorObligation> prior) {
        prior.forEach(this::carryOver);
        obligations.sort(Comparator.comparing(obligation -> kinds.indexOf(obligation.kind())));
        actions.sort(byDeadlineThenChannel(terms.channels()));
        notices.sort(Comparator.comparing(Notice::at, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
                .thenComparing(notice -> kinds.indexOf(notice.kind()))
                .thenComparing(Notice::row));
        return new Conclusions(tier, required, obligations, eachAttemptOnce(), notices, timers);
    }

    /** What the policy declares and no rule promises any more is owed no more; a breach that there was stays (O8). */
    private void carryOver(PriorObligation prior) {
        boolean isOwn = terms.findObligation(prior.kind()).isPresent();
        if (isOwn && obligations.stream().noneMatch(each -> each.kind().equals(prior.kind()))) {
            obligations.add(prior.ended());
        }
    }

    /** Of obligations that ask for the very same attempt, the one that is due first asks for it (O7). */
    private List<RequiredAction> eachAttemptOnce() {
        var once = new ArrayList<RequiredAction>(actions.size());
        for (var action : actions) {
            if (!isSaid(action, once)) {
                once.add(action);
            }
        }
        return once;
    }

    private static boolean isSaid(RequiredAction action, List<RequiredAction> once) {
        for (var other : once) {
            if (action.isSaidBy(other)) {
                return true;
            }
        }
        return false;
    }

    /** O7: the earliest deadline first, ties by the policy's channel order. */
    private static Comparator<RequiredAction> byDeadlineThenChannel(List<String> channels) {
        return Comparator.comparing(RequiredAction::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(action -> action.attempt() == null
                        ? -1
                        : channels.indexOf(action.attempt().channel()));
    }
}
