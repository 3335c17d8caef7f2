package dev.leadline.kernel.policy;

import java.util.List;

/**
 * The obligations and actions that a policy declares beside the known ones, for rules of its operator's own.
 *
 * @param obligations in the order in which answers list them, after the known ones
 * @param actions in the order written
 */
public record Declarations(List<ObligationKind> obligations, List<ActionType> actions) {

    /** None beside the known ones. */
    public static final Declarations NONE = new Declarations(List.of(), List.of());

    public Declarations {
        obligations = List.copyOf(obligations);
        actions = List.copyOf(actions);
    }
}
