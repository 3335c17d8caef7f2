package dev.leadline.kernel.decision;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.policy.Alerts;
import dev.leadline.kernel.policy.AttemptsRow;
import dev.leadline.kernel.policy.DeadlinesRow;
import dev.leadline.kernel.policy.Handling;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.SpacingRow;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.TierRow;
import dev.leadline.kernel.policy.WaivingRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Facts and a policy in, a decision out. It reads no clock and remembers nothing (T1, T2). */
public final class Decider {

    private final Inference rules;

    /** @param rules how policies are applied */
    public Decider(Inference rules) {
        this.rules = rules;
    }

    /**
     * Decides by one policy version.
     *
     * @throws Invalid when the policy has no calendar for the lead or no row of a table is for it, or a fact names a
     *     channel or an outcome that the policy does not have
     */
    public Decision decide(ResolvedPolicy policy, Facts facts) {
        Vocabulary.of(policy).check(facts.lead(), facts.attempts());
        return decide(List.of(VersionPeriod.first(policy)), facts);
    }

    /**
     * Decides by the policy versions that held for the lead one after the other. What was kept or broken under one stays
     * so under the next (O8, O9). An attempt in words that a version does not know counts for nothing under it.
     *
     * @param regimes in the order in which they came; not empty
     * @throws Invalid when a version has no calendar for the lead or no row of a table is for it
     */
    public Decision decide(List<VersionPeriod> regimes, Facts facts) {
        Decision decided = null;
        for (var stretch : PolicyPeriods.of(regimes, facts)) {
            decided = decide(stretch, decided);
        }
        return decided;
    }

    private Decision decide(PolicyPeriods.Period stretch, Decision earlier) {
        var policy = stretch.policy();
        var facts = stretch.facts();
        var lead = facts.lead().withRank(stretch.rank());
        var clock = new LeadClock(policy, facts);
        var history = History.read(facts, policy);
        var known = new ArrayList<Object>(policy.rowsFor(lead.rank(), lead.attributes()));
        checkRows(lead, known);
        var prior = prior(earlier, stretch.change());
        known.addAll(List.of(
                policy.terms(),
                lead,
                new LeadActivity(facts.asOf().at(), clock, history, spaced(known), stretch.change(), prior),
                stretch.change() == null ? DeadlineRule.FROM_RECEIPT : stretch.change()));
        known.addAll(prior);
        findWaiving(policy, facts.disposition()).ifPresent(known::add);
        findAlerts(policy, lead, known).ifPresent(known::add);
        var firings = rules.apply(known);
        var conclusions = Conclusions.from(firings, policy.terms());
        var validUntil = validUntil(conclusions, clock, stretch.next());
        return new Decision(policy, facts, lead, clock, history, conclusions, firings, validUntil, earlier);
    }

    private static List<PriorObligation> prior(Decision earlier, Change change) {
        return earlier == null
                ? List.of()
                : earlier.conclusions().obligations().stream()
                        .map(obligation -> new PriorObligation(obligation, change.at()))
                        .toList();
    }

    private static Set<String> spaced(List<?> rows) {
        var spaced = Set.<String>of();
        for (var row : rows) {
            if (row instanceof SpacingRow spacing) {
                spaced = spaced.isEmpty() ? new HashSet<>() : spaced;
                spaced.add(spacing.channel());
            }
        }
        return spaced;
    }

    /** Where nothing is owed, there is nothing to tell. */
    private static Optional<Alerts> findAlerts(ResolvedPolicy policy, Lead lead, List<?> known) {
        return known.get(0) instanceof TierRow tier && tier.handling() == Handling.WORK
                ? policy.findAlerts(tier.tier(), lead.attributes())
                : Optional.empty();
    }

    private static Optional<WaivingRow> findWaiving(ResolvedPolicy policy, Disposition disposition) {
        return disposition == null || !disposition.type().isGivingUp()
                ? Optional.empty()
                : policy.findWaiving(disposition.type().name(), disposition.reason());
    }

    /**
     * T3: until the first of what is owed changes its state, or a contact window closes, or rank or policy become another
     * as is known already.
     */
    private static Instant validUntil(Conclusions conclusions, LeadClock clock, Instant next) {
        var first = next == null ? null : next.minusNanos(1);
        for (var obligation : conclusions.obligations()) {
            first = earlier(first, obligation.holdsUntil());
        }
        for (var action : conclusions.requiredActions()) {
            if (action.attempt() != null) {
                first = earlier(first, clock.earliestHoldsUntil(action.attempt().channel(), action.earliestAt()));
            }
        }
        return first;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    private static void checkRows(Lead lead, List<?> rows) {
        var rank = lead.rank();
        if (rank == null) {
            return;
        }
        if (rows.isEmpty()) {
            throw new Invalid("/lead/rank", rank, "No row of rank-tiers is for this lead with rank " + rank + ".");
        }
        var tier = (TierRow) rows.get(0);
        if (tier.handling() == Handling.WORK) {
            checkRow(rows, AttemptsRow.class, TableKind.ATTEMPTS, tier.tier());
            checkRow(rows, DeadlinesRow.class, TableKind.DEADLINES, tier.tier());
        }
    }

    private static void checkRow(List<?> rows, Class<?> type, TableKind table, String tier) {
        for (var row : rows) {
            if (type.isInstance(row)) {
                return;
            }
        }
        throw new Invalid(
                "/lead/attributes", null, "No row of " + table.tableName() + " is for this lead in tier " + tier + ".");
    }
}
