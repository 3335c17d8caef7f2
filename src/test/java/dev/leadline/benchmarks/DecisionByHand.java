package dev.leadline.benchmarks;

import dev.leadline.kernel.Samples;
import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.obligation.RequiredAction;
import dev.leadline.kernel.policy.ObligationKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The decision of the sample policy written in Java for this one policy: what the rules and the audit trail cost more. */
public final class DecisionByHand {

    private static final List<Tier> TIERS = List.of(
            new Tier("A", new BigDecimal("85"), 7, 3, "2 business hours", "8 business days"),
            new Tier("B", new BigDecimal("60"), 4, 2, "4 business hours", "10 business days"),
            new Tier("C", new BigDecimal("45"), 3, 1, "6 business hours", "12 business days"));

    private record Tier(
            String name, BigDecimal from, int calls, int emails, BusinessDuration firstCall, BusinessDuration all) {

        Tier(String name, BigDecimal from, int calls, int emails, String firstCall, String all) {
            this(name, from, calls, emails, BusinessDuration.parse(firstCall), BusinessDuration.parse(all));
        }
    }

    public record Attempt(String channel, Instant at, String outcome) {

        /** The attempts of facts. */
        public static List<Attempt> of(Facts facts) {
            return facts.attempts().stream()
                    .map(each -> new Attempt(each.channel(), each.occurredAt(), each.outcome()))
                    .toList();
        }
    }

    public record Action(String type, String channel, int number, int of, Instant dueAt) {}

    public record Answer(String tier, Instant firstCallDue, Instant allDue, Instant firstCallAt, List<Action> actions) {

        /** What the rules decided, as far as it is decided by hand too. */
        public static Answer of(Decision decided) {
            return new Answer(
                    decided.conclusions().tier().name(),
                    due(decided, ObligationKind.FIRST_CALL),
                    due(decided, ObligationKind.ALL_ATTEMPTS),
                    decided.history().firstAt("PHONE"),
                    decided.requiredActions().stream().map(Answer::inShort).toList());
        }

        private static Instant due(Decision decided, String kind) {
            return decided.conclusions().obligations().stream()
                    .filter(obligation -> obligation.kind().equals(kind))
                    .map(obligation -> obligation.deadline().at())
                    .findFirst()
                    .orElse(null);
        }

        private static Action inShort(RequiredAction action) {
            var next = action.attempt();
            return next == null
                    ? new Action(action.type(), null, 0, 0, action.dueAt())
                    : new Action(action.type(), next.channel(), next.number(), next.of(), action.dueAt());
        }
    }

    private DecisionByHand() {}

    public static Answer decide(BigDecimal rank, Instant receivedAt, List<Attempt> attempts) {
        Tier tier = null;
        for (int i = 0; i < TIERS.size() && tier == null; i++) {
            tier = rank.compareTo(TIERS.get(i).from()) >= 0 ? TIERS.get(i) : null;
        }
        if (tier == null) {
            return new Answer("NURTURE", null, null, null, List.of(new Action("NURTURE", null, 0, 0, null)));
        }
        var made = Made.of(receivedAt, attempts);
        var firstCallDue = Samples.US_SALES.deadline(receivedAt, tier.firstCall());
        var allDue = Samples.US_SALES.deadline(receivedAt, tier.all());
        return new Answer(
                tier.name(),
                firstCallDue,
                allDue,
                made.firstCallAt(),
                actions(tier, made.calls(), made.emails(), made.reached(), firstCallDue, allDue));
    }

    /** What was done about a lead. */
    public record Made(int calls, int emails, boolean reached, Instant firstCallAt) {

        /** Adds up attempts as the sample policy reads them. */
        public static Made of(Instant receivedAt, List<Attempt> attempts) {
            int calls = 0;
            int emails = 0;
            boolean reached = false;
            Instant firstCallAt = null;
            for (var attempt : attempts) {
                if (attempt.at().isBefore(receivedAt)) {
                    continue;
                }
                reached |= reaches(attempt);
                if (!counts(attempt)) {
                    continue;
                }
                if (attempt.channel().equals("PHONE")) {
                    calls++;
                    firstCallAt =
                            firstCallAt == null || attempt.at().isBefore(firstCallAt) ? attempt.at() : firstCallAt;
                } else {
                    emails++;
                }
            }
            return new Made(calls, emails, reached, firstCallAt);
        }
    }

    private static boolean reaches(Attempt attempt) {
        return "INBOUND".equals(attempt.outcome())
                || (attempt.channel().equals("PHONE") ? "CONNECTED" : "REPLIED").equals(attempt.outcome());
    }

    private static boolean counts(Attempt attempt) {
        return attempt.channel().equals("PHONE")
                ? !"WRONG_NUMBER".equals(attempt.outcome())
                : !"INBOUND".equals(attempt.outcome()) && !"BOUNCED".equals(attempt.outcome());
    }

    private static List<Action> actions(
            Tier tier, int calls, int emails, boolean reached, Instant firstCallDue, Instant allDue) {
        if (reached) {
            return List.of(new Action("ACCEPT_OR_REJECT", null, 0, 0, allDue));
        }
        var actions = new ArrayList<Action>(2);
        if (calls == 0 || calls < tier.calls()) {
            actions.add(new Action(
                    "ATTEMPT",
                    "PHONE",
                    calls + 1,
                    Math.max(tier.calls(), calls + 1),
                    calls == 0 ? firstCallDue : allDue));
        }
        if (emails < tier.emails()) {
            actions.add(new Action("ATTEMPT", "EMAIL", emails + 1, tier.emails(), allDue));
        }
        if (actions.isEmpty()) {
            actions.add(new Action("DISQUALIFY_OR_RETURN", null, 0, 0, allDue));
        }
        actions.sort(Comparator.comparing(Action::dueAt));
        return actions;
    }
}
