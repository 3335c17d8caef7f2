package dev.leadline.kernel.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The facts that rules concluded, in order.
 *
 * @param tier the tier; {@code null} when the lead has none
 * @param required what each channel requires; {@code null} when nothing is required
 * @param obligations what is owed, in the order of {@link ObligationKind}
 * @param requiredActions what must be done, the first being the next; never empty
 * @param notices who is told about what is owed, the earliest first and those without a moment last; then in the order of
 *     {@link ObligationKind}, then by row
 */
public record Conclusions(
        Tier tier,
        RequiredAttempts required,
        List<Obligation> obligations,
        List<RequiredAction> requiredActions,
        List<Notice> notices) {

    private static final Comparator<Obligation> BY_KIND = Comparator.comparing(Obligation::kind);

    private static final Comparator<Notice> BY_MOMENT = Comparator.comparing(
                    Notice::at, Comparator.nullsLast(Comparator.<java.time.Instant>naturalOrder()))
            .thenComparing(Notice::kind)
            .thenComparing(Notice::row);

    static Conclusions from(List<RuleFiring> firings, List<String> channels) {
        Tier tier = null;
        RequiredAttempts required = null;
        var obligations = new ArrayList<Obligation>();
        var actions = new ArrayList<RequiredAction>();
        var notices = new ArrayList<Notice>();
        for (var firing : firings) {
            for (var fact : firing.concluded()) {
                if (fact instanceof Tier) {
                    tier = tier == null ? (Tier) fact : tier;
                } else if (fact instanceof RequiredAttempts) {
                    required = required == null ? (RequiredAttempts) fact : required;
                } else if (fact instanceof Obligation) {
                    obligations.add((Obligation) fact);
                } else if (fact instanceof RequiredAction) {
                    actions.add((RequiredAction) fact);
                } else if (fact instanceof Notice) {
                    notices.add((Notice) fact);
                }
            }
        }
        if (actions.isEmpty()) {
            throw new IllegalStateException("The rules in force concluded no required action.");
        }
        obligations.sort(BY_KIND);
        actions.sort(byDeadlineThenChannel(channels));
        notices.sort(BY_MOMENT);
        return new Conclusions(tier, required, List.copyOf(obligations), List.copyOf(actions), List.copyOf(notices));
    }

    /** O7: the earliest deadline first, ties by the policy's channel order. */
    private static Comparator<RequiredAction> byDeadlineThenChannel(List<String> channels) {
        return Comparator.comparing(RequiredAction::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(action -> action.attempt() == null
                        ? -1
                        : channels.indexOf(action.attempt().channel()));
    }
}
