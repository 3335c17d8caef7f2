package dev.leadline.kernel.decision;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.policy.AttemptsRow;
import dev.leadline.kernel.policy.DeadlinesRow;
import dev.leadline.kernel.policy.Handling;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.TableRow;
import dev.leadline.kernel.policy.TierRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Facts and a policy in, a decision out. It reads no clock and remembers nothing (T1, T2). */
public final class Decider {

    private final Inference rules;

    /** @param rules how policies are applied */
    public Decider(Inference rules) {
        this.rules = rules;
    }

    /**
     * Decides.
     *
     * @throws Invalid when the policy has no calendar for the lead or no row of a table is for it, or a fact names a
     *     channel or an outcome that the policy does not have
     */
    public Decision decide(ResolvedPolicy policy, Facts facts) {
        Vocabulary.of(policy).check(facts.lead(), facts.attempts());
        var lead = facts.lead();
        var clock = new LeadClock(
                lead.receivedAt(),
                policy.calendarFor(lead.attributes()),
                policy.terms().clock(),
                facts.pauses());
        var attempts = Attempts.read(facts.attempts(), lead.receivedAt(), policy);
        var contact = contact(policy, facts);
        var rows = policy.rowsFor(lead.rank(), lead.attributes());
        checkRows(facts, rows);

        var firings = rules.apply(known(policy, facts, clock, attempts, contact, rows));
        var conclusions = Conclusions.from(firings, policy.terms().channels());
        return new Decision(
                policy, facts, clock, attempts, conclusions, firings, validUntil(facts.asOf(), conclusions, contact));
    }

    private static List<Object> known(
            ResolvedPolicy policy,
            Facts facts,
            LeadClock clock,
            Attempts attempts,
            Contact contact,
            List<TableRow> rows) {
        var known = new ArrayList<Object>(rows);
        known.add(policy.terms());
        known.add(facts.asOf());
        known.add(facts.lead());
        known.add(clock);
        known.add(attempts);
        known.add(contact);
        known.add(new Standing(attempts.reachedAt(), facts.disposition()));
        return known;
    }

    private static Contact contact(ResolvedPolicy policy, Facts facts) {
        var window = policy.terms().clock().contactWindow();
        var zone = facts.lead().zone();
        var hours = policy.contactCalendar()
                .map(found -> zone == null ? found.calendar() : found.calendar().withZone(zone))
                .orElse(null);
        return new Contact(facts.asOf().at(), hours, window == null ? Set.of() : window.channels());
    }

    /** T3: until the first of what is owed changes its state, or a contact window closes. */
    private static Instant validUntil(AsOf asOf, Conclusions conclusions, Contact contact) {
        var states = conclusions.obligations().stream().map(obligation -> obligation.holdsUntil(asOf.at()));
        var windows = conclusions.requiredActions().stream()
                .filter(action -> action.attempt() != null)
                .map(action -> contact.holdsUntil(action.attempt().channel()));
        return Stream.concat(states, windows)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static void checkRows(Facts facts, List<TableRow> rows) {
        var rank = facts.lead().rank();
        if (rank == null) {
            return;
        }
        if (rows.isEmpty()) {
            throw new Invalid("/lead/rank", rank, "No row of rank-tiers is for this lead with rank " + rank + ".");
        }
        var tier = (TierRow) rows.get(0);
        boolean worked = tier.handling() == Handling.WORK;
        for (var table : List.of(AttemptsRow.class, DeadlinesRow.class)) {
            if (worked && rows.stream().noneMatch(table::isInstance)) {
                throw new Invalid(
                        "/lead/attributes",
                        null,
                        "No row of "
                                + (table == AttemptsRow.class ? "attempts" : "deadlines")
                                + " is for this lead in tier " + tier.tier() + ".");
            }
        }
    }
}
