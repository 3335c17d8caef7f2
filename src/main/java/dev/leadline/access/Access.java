package dev.leadline.access;

import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Decides who may do what. Nothing else does: doors, lines of bulk requests and streams ask here. */
public final class Access {

    /** What is the same for all policies. */
    private static final Set<Action> COMMON = EnumSet.of(Action.SIGN_IN, Action.BE_SIGNED_IN, Action.READ_AGREEMENTS);

    private Access() {}

    /**
     * Decides whether somebody may do something. Whoever may use some policies only may do nothing that is about all.
     *
     * @return why not, as a sentence that says who may; empty when they may
     */
    public static Optional<String> decide(Identity who, Action action, Matter about) {
        if (who.roles().stream().noneMatch(role -> role.actions().contains(action))) {
            return Optional.of(roleNeeded(who, action));
        }
        if (who.policies() == null) {
            return Optional.empty();
        }
        switch (about.kind()) {
            case POLICY:
                return who.mayUse(about.id()) ? Optional.empty() : Optional.of(policyNeeded(who, about));
            case DIVIDED:
                return Optional.empty();
            default:
                return COMMON.contains(action) ? Optional.empty() : Optional.of(allNeeded(who, action));
        }
    }

    /** @throws Problem 403 when they may not */
    public static void demand(Identity who, Action action, Matter about) {
        decide(who, action, about).ifPresent(refused -> {
            throw new Problem(ProblemType.FORBIDDEN, refused, List.of());
        });
    }

    /** Whether they may do it by one role alone, and by no other that they have. */
    public static boolean isAllowedOnlyAs(Role role, Identity who, Action action) {
        return who.roles().stream()
                .filter(each -> each.actions().contains(action))
                .allMatch(role::equals);
    }

    private static String roleNeeded(Identity who, Action action) {
        var may = Role.allowed(action).stream().map(Role::word).toList();
        return "%s needs the role %s.\nYou are %s with %s."
                .formatted(action.doing(), either(may), QuotedText.of(who.name()), roles(who));
    }

    private static String roles(Identity who) {
        var words = who.roles().stream().map(Role::word).sorted().collect(Collectors.joining(", "));
        return words.isEmpty() ? "no role" : (who.roles().size() == 1 ? "the role " : "the roles ") + words;
    }

    private static String policyNeeded(Identity who, Matter about) {
        return "%s may not use the policy (%s).\nIt may use: %s."
                .formatted(
                        QuotedText.of(who.actor().text()),
                        QuotedText.of(about.id()),
                        String.join(", ", new TreeSet<>(who.policies())));
    }

    private static String allNeeded(Identity who, Action action) {
        return "%s is here about all policies.\n%s may use only: %s. Name one of them as `policy` where the address takes it."
                .formatted(
                        action.doing(),
                        QuotedText.of(who.actor().text()),
                        String.join(", ", new TreeSet<>(who.policies())));
    }

    private static String either(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
