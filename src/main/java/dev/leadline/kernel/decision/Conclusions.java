package dev.leadline.kernel.decision;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The facts that rules concluded, in order.
 *
 * @param tier the tier; {@code null} when the lead has none
 * @param floors what each channel requires; {@code null} when nothing is required
 * @param obligations what is owed, in the order of {@link ObligationKind}
 * @param requiredActions what must be done, the first being the next; never empty
 */
public record Conclusions(
        Tier tier, Floors floors, List<Obligation> obligations, List<RequiredAction> requiredActions) {

    static Conclusions from(List<RuleFiring> firings, List<String> channels) {
        var actions = all(firings, RequiredAction.class)
                .sorted(byDeadlineThenChannel(channels))
                .toList();
        if (actions.isEmpty()) {
            throw new IllegalStateException("The rules in force concluded no required action.");
        }
        return new Conclusions(
                all(firings, Tier.class).findFirst().orElse(null),
                all(firings, Floors.class).findFirst().orElse(null),
                all(firings, Obligation.class)
                        .sorted(Comparator.comparing(Obligation::kind))
                        .toList(),
                actions);
    }

    private static <F> Stream<F> all(List<RuleFiring> firings, Class<F> type) {
        return firings.stream()
                .flatMap(firing -> firing.concluded().stream())
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** O7: the earliest deadline first, ties by the policy's channel order. */
    private static Comparator<RequiredAction> byDeadlineThenChannel(List<String> channels) {
        return Comparator.comparing(RequiredAction::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(action -> action.attempt() == null
                        ? -1
                        : channels.indexOf(action.attempt().channel()));
    }
}
