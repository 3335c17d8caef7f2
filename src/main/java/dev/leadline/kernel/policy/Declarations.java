package dev.leadline.kernel.policy;

import java.util.List;
import java.util.Optional;

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

    List<String> obligationIds() {
        return obligations.isEmpty()
                ? List.of()
                : obligations.stream().map(ObligationKind::id).toList();
    }

    List<String> actionIds() {
        return actions.isEmpty()
                ? List.of()
                : actions.stream().map(ActionType::id).toList();
    }

    Optional<ObligationKind> findObligation(String id) {
        for (var each : obligations) {
            if (each.id().equals(id)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    Optional<ActionType> findAction(String id) {
        for (var each : actions) {
            if (each.id().equals(id)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
