package dev.leadline.kernel.decision;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.RuleFault;
import dev.leadline.kernel.clock.LeadClock;
import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Assignment;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.obligation.Change;
import dev.leadline.kernel.obligation.History;
import dev.leadline.kernel.obligation.LeadActivity;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.obligation.Owed;
import dev.leadline.kernel.obligation.PolicyTables;
import dev.leadline.kernel.obligation.PriorObligation;
import dev.leadline.kernel.obligation.RequiredAttempts;
import dev.leadline.kernel.obligation.RuleFiring;
import dev.leadline.kernel.obligation.SimilarAttempts;
import dev.leadline.kernel.obligation.Tier;
import dev.leadline.kernel.obligation.VersionPeriod;
import dev.leadline.kernel.policy.ResolvedPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Facts and a policy in, a decision out. It reads no clock and remembers nothing (T1, T2). */
public final class Decider {

    private final Inference rules;

    /** @param rules how policies are applied */
    public Decider(Inference rules) {
        this.rules = rules;
    }

    /**
     * Decides by one policy version, in facts whose words have been checked ({@link Vocabulary}).
     *
     * @throws Invalid when the policy has no calendar for the lead or no row of a table is for it
     */
    public Decision decide(ResolvedPolicy policy, Facts facts) {
        return decide(List.of(VersionPeriod.first(policy)), facts);
    }

    /**
     * Decides by the policy versions that held for the lead one after the other. What was kept or broken under one stays
     * so under the next (O8, O9). An attempt in words that a version does not know counts for nothing under it.
     *
     * @param versions in the order in which they came; not empty
     * @throws Invalid when a version has no calendar for the lead or no row of a table is for it
     * @throws RuleFault when a rule fails, or what the rules conclude cannot be
     */
    public Decision decide(List<VersionPeriod> versions, Facts facts) {
        Decision decided = null;
        for (var period : PolicyPeriods.of(versions, facts, this::promised)) {
            decided = decide(period, decided);
        }
        return Objects.requireNonNull(decided, "versions");
    }

    /**
     * Returns the owners of the lead, and the states of its obligations by the present owner's clock (O11).
     *
     * @param decision the lead's decision
     * @param assignments in any order, each told any number of times
     * @throws Invalid when the time from receipt, or a deadline, is further than any walk goes (B7)
     */
    public Ownership ownership(Decision decision, List<Assignment> assignments) {
        return Ownership.of(decision, assignments, owed -> states(decision, owed));
    }

    /** Returns the state that the rules conclude for an obligation by another clock. */
    private ObligationState states(Decision decision, Owed owed) {
        var firings = rules.apply(List.of(new PolicyTables(decision.policy(), decision.lead()), owed));
        for (var firing : firings) {
            for (var fact : firing.concluded()) {
                if (fact instanceof Obligation obligation && obligation.owed() == owed) {
                    return obligation.state();
                }
            }
        }
        throw new RuleFault(List.of(), "The rules concluded no state of " + owed.getKind() + " for the lead's owner.");
    }

    private Decision decide(PolicyPeriods.Period period, @Nullable Decision earlier) {
        var policy = period.policy();
        var told = period.facts();
        var facts = told.heard();
        var lead = facts.lead().withRank(period.rank());
        var clock = new LeadClock(policy, facts);
        var prior = prior(earlier, period.change());
        var tables = new PolicyTables(policy, lead);
        var known = new ArrayList<Object>(8 + prior.size());
        known.add(tables);
        known.add(lead);
        known.addAll(prior);
        if (period.change() != null) {
            known.add(period.change());
        }
        var attempts = SimilarAttempts.of(facts);
        known.addAll(attempts);
        var activity = new Activity(tables, facts, clock, period.change(), prior);
        var firings = rules.apply(known, activity::from);
        var conclusions = Conclusions.from(firings, policy.terms(), prior);
        MissingRows.check(policy, lead, conclusions);
        var validity = validity(conclusions, clock, period.next(), told.laterThanAsked());
        return new Decision(policy, told, lead, clock, activity.history(), conclusions, firings, validity, earlier);
    }

    /** The lead's activity, once rules have read its attempts. */
    private static final class Activity {

        private final PolicyTables tables;
        private final Facts facts;
        private final LeadClock clock;
        private final @Nullable Change change;
        private final List<PriorObligation> prior;
        private @Nullable History history;

        Activity(
                PolicyTables tables,
                Facts facts,
                LeadClock clock,
                @Nullable Change change,
                List<PriorObligation> prior) {
            this.tables = tables;
            this.facts = facts;
            this.clock = clock;
            this.change = change;
            this.prior = prior;
        }

        LeadActivity from(List<RuleFiring> firings) {
            var read = History.of(facts, firings, tables.terms().channels());
            history = read;
            return new LeadActivity(tables, facts.asOf().at(), clock, read, change, prior);
        }

        History history() {
            return Objects.requireNonNull(history, "no rule has read the attempts");
        }
    }

    private static List<PriorObligation> prior(@Nullable Decision earlier, @Nullable Change change) {
        return earlier == null || change == null
                ? List.of()
                : earlier.conclusions().obligations().stream()
                        .map(obligation -> new PriorObligation(obligation, change.at()))
                        .toList();
    }

    /**
     * Returns the promises of the rules to a lead without any work: its tier, the attempts that it requires, and the
     * time for each obligation. A change of rank that leaves it as it was is none (O8).
     */
    private List<Object> promised(ResolvedPolicy policy, Lead lead) {
        var asOf = new AsOf(lead.receivedAt());
        var facts = new Facts(asOf, lead, List.of(), List.of(), null);
        var clock = new LeadClock(policy, facts);
        var tables = new PolicyTables(policy, lead);
        var activity = new Activity(tables, facts, clock, null, List.of());
        var firings = rules.apply(List.of(tables, lead), activity::from);
        var promised = new ArrayList<Object>();
        for (var firing : firings) {
            for (var fact : firing.concluded()) {
                if (fact instanceof Tier) {
                    promised.add(fact);
                } else if (fact instanceof RequiredAttempts required) {
                    promised.add(required.channels());
                } else if (fact instanceof Owed owed && owed.deadline().within() != null) {
                    promised.add(List.of(owed.getKind(), owed.deadline().within()));
                }
            }
        }
        return promised;
    }

    /**
     * T3: until the first of what is owed changes its state, or a contact window closes, or a timer runs out, or something
     * comes to have a say that is known already: another rank or policy, or what a clock ahead of ours told of.
     */
    private static Validity validity(
            Conclusions conclusions, LeadClock clock, @Nullable Instant next, @Nullable Instant told) {
        var first = Validity.FOR_GOOD
                .and(
                        next == null ? null : next.minusNanos(1),
                        "Another rank or version applies from then on, as is known.")
                .and(
                        told == null ? null : told.minusNanos(1),
                        "A fact of a later moment, known already, has a say then.");
        for (var obligation : conclusions.obligations()) {
            var until = obligation.holdsUntil();
            boolean isDeadline =
                    until != null && until.equals(obligation.deadline().at());
            if (first.outlasts(until)) {
                first = new Validity(
                        until, obligation.kind() + (isDeadline ? " is breached after it." : " is at risk after it."));
            }
        }
        for (var timer : conclusions.timers()) {
            first = first.and(timer.holdsUntil(), "The timer \"" + timer.name() + "\" elapses then.");
        }
        for (var action : conclusions.requiredActions()) {
            if (action.attempt() != null && action.earliestAt() != null) {
                var channel = action.attempt().channel();
                first = first.and(
                        clock.earliestHoldsUntil(channel, action.earliestAt()),
                        "The contact window for " + channel + " closes then.");
            }
        }
        return first;
    }
}
