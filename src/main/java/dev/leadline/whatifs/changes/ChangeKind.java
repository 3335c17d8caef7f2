package dev.leadline.whatifs.changes;

import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.RequiredAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** The kind of difference between two answers about a lead. A lead may differ in several. */
public enum ChangeKind {
    /** The lead is in another tier. */
    TIER(differ(decision -> DecisionChange.tierOf(decision))),
    /** Something else must be done next: another action or channel, another attempt, or of another number. */
    NEXT_ACTION(differ(decision -> next(decision, action -> List.of(action.type(), String.valueOf(action.attempt()))))),
    /** What must be done next is due at another moment. */
    NEXT_DUE(differ(decision -> next(decision, RequiredAction::dueAt))),
    /** What must be done next is allowed from another moment on: other spacing, or another contact window. */
    NEXT_EARLIEST(differ(decision -> next(decision, RequiredAction::earliestAt))),
    /** Another team must do it. */
    RESPONSIBLE(differ(decision -> next(decision, RequiredAction::responsible))),
    /** Something is owed by another moment, or is owed in one answer only. */
    DEADLINE(differ(decision -> obligations(decision, owed -> owed.deadline().at()))),
    /** Something is owed earlier. */
    DEADLINE_EARLIER((before, after) -> comesEarlier(after, before)),
    /** Something is owed later. */
    DEADLINE_LATER((before, after) -> comesEarlier(before, after)),
    /** Something that is owed stands otherwise. */
    STATE(differ(decision -> obligations(decision, Obligation::state))),
    /** Something is late that was not. */
    NEWLY_BREACHED((before, after) -> !DecisionChange.breached(before).containsAll(DecisionChange.breached(after))),
    /** Something was late that is not any more. */
    NO_LONGER_BREACHED((before, after) -> !DecisionChange.breached(after).containsAll(DecisionChange.breached(before)));

    private final BiPredicate<Decision, Decision> isBetween;

    ChangeKind(BiPredicate<Decision, Decision> isBetween) {
        this.isBetween = isBetween;
    }

    /** The ways in which two answers differ. */
    public static Set<ChangeKind> between(Decision before, Decision after) {
        var kinds = EnumSet.noneOf(ChangeKind.class);
        if (before == after) {
            return kinds;
        }
        for (var kind : values()) {
            if (kind.isBetween.test(before, after)) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private static BiPredicate<Decision, Decision> differ(Function<Decision, Object> aspect) {
        return (before, after) -> !Objects.equals(aspect.apply(before), aspect.apply(after));
    }

    private static Object next(Decision decision, Function<RequiredAction, Object> aspect) {
        return aspect.apply(decision.next());
    }

    private static Object obligations(Decision decision, Function<Obligation, Object> aspect) {
        var all = new ArrayList<>();
        for (var obligation : decision.conclusions().obligations()) {
            all.add(obligation.kind());
            all.add(aspect.apply(obligation));
        }
        return all;
    }

    /** Returns whether an obligation of both answers is due earlier in the one; without a deadline it is due last. */
    private static boolean comesEarlier(Decision one, Decision other) {
        return one.conclusions().obligations().stream().anyMatch(owed -> other.conclusions().obligations().stream()
                .anyMatch(same -> same.kind().equals(owed.kind()) && due(owed).isBefore(due(same))));
    }

    private static Instant due(Obligation owed) {
        var at = owed.deadline().at();
        return at == null ? Instant.MAX : at;
    }
}
