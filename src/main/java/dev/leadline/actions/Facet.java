package dev.leadline.actions;

import dev.leadline.kernel.obligation.ObligationState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** An attribute by which the queue can be filtered. Each is a query parameter and a column of the same name. */
enum Facet {
    TEAM(QueuedAction::team),
    OWNER(QueuedAction::owner),
    POLICY(QueuedAction::policy),
    STAGE(QueuedAction::stage),
    TIER(QueuedAction::tier),
    TYPE(QueuedAction::type),
    CHANNEL(QueuedAction::channel),
    STATE(QueuedAction::state, outstanding()),
    RESPONSIBLE(QueuedAction::responsible),
    SOURCE(QueuedAction::source);

    private final Function<QueuedAction, String> of;
    private final List<String> known;

    Facet(Function<QueuedAction, String> of) {
        this(of, List.of());
    }

    Facet(Function<QueuedAction, String> of, List<String> known) {
        this.of = of;
        this.known = known;
    }

    /** Returns its name as a parameter and as a column. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The action's value; {@code null} when it has none. */
    String of(QueuedAction action) {
        return of.apply(action);
    }

    /** The values there are; empty when any text may be one, or, of types, when policies say. */
    List<String> known() {
        return known;
    }

    /** Whatever is in the queue is still to be done. */
    private static List<String> outstanding() {
        return namesOf(Arrays.stream(ObligationState.values())
                .filter(ObligationState::isOutstanding)
                .toArray(ObligationState[]::new));
    }

    private static List<String> namesOf(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
