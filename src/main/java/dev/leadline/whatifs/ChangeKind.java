package dev.leadline.whatifs;

import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.RequiredAction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** The kind of difference between two answers about a lead. */
enum ChangeKind {
    /** The lead is in another tier. */
    TIER(decision -> DecisionChange.tierOf(decision)),
    /** Something else must be done next: another action or channel, another attempt, or of another number. */
    NEXT_ACTION(decision -> next(decision, action -> List.of(action.type(), String.valueOf(action.attempt())))),
    /** What must be done next is due at another moment. */
    NEXT_DUE(decision -> next(decision, RequiredAction::dueAt)),
    /** What must be done next is allowed from another moment on: other spacing, or another contact window. */
    NEXT_EARLIEST(decision -> next(decision, RequiredAction::earliestAt)),
    /** Another team must do it. */
    RESPONSIBLE(decision -> next(decision, RequiredAction::responsible)),
    /** Something is owed by another moment, or is owed in one answer only. */
    DEADLINE(decision -> obligations(decision, owed -> owed.deadline().at())),
    /** Something that is owed stands otherwise. */
    STATE(decision -> obligations(decision, Obligation::state));

    private final Function<Decision, Object> aspect;

    ChangeKind(Function<Decision, Object> aspect) {
        this.aspect = aspect;
    }

    /** The ways in which two answers differ. */
    static Set<ChangeKind> between(Decision before, Decision after) {
        var kinds = EnumSet.noneOf(ChangeKind.class);
        for (var kind : values()) {
            if (!Objects.equals(kind.aspect.apply(before), kind.aspect.apply(after))) {
                kinds.add(kind);
            }
        }
        return kinds;
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
}
