package dev.leadline.access;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.approval.Approvals;
import dev.leadline.web.Closest;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one gives to a key or an account: it must exist, and nobody gives what they do not have. */
public final class GivenRights {

    private GivenRights() {}

    /**
     * Roles as they are kept.
     *
     * @throws Invalid when one is unknown
     */
    public static List<String> roles(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            checkRole("/roles/" + i, words.get(i));
        }
        return words.stream().distinct().sorted().toList();
    }

    private static void checkRole(String pointer, String word) {
        if (Role.findNamed(word).isEmpty()) {
            var known = Arrays.stream(Role.values()).map(Role::word).toList();
            var advice = Closest.to(word, known)
                    .map(meant -> "Did you mean " + meant + "?")
                    .orElse("Use one of " + String.join(", ", known) + ".");
            throw new Invalid(pointer, word, "The role (" + QuotedText.of(word) + ") is unknown.\n" + advice);
        }
    }

    /**
     * Sides as they are kept.
     *
     * @throws Invalid when one could not be a side that consents
     */
    public static List<String> sides(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (!Approvals.isSide(words.get(i))) {
                throw new Invalid(
                        "/sides/" + i,
                        words.get(i),
                        "The side (" + QuotedText.of(words.get(i))
                                + ") must begin with a letter and have at most 64 letters, digits, _ and -.");
            }
        }
        return words.stream().distinct().sorted().toList();
    }

    /**
     * Nobody gives what they do not have. An admin has every role, and speaks for whichever side they say.
     *
     * @param policies the only ones that whoever gets it may use; null for all
     * @throws Problem 403 when somebody does
     */
    public static void refuseBeyondOwn(
            Identity who, List<String> roles, List<String> sides, @Nullable List<String> policies) {
        if (!who.roles().contains(Role.ADMIN)) {
            roles.stream()
                    .flatMap(word -> Role.findNamed(word).stream())
                    .filter(role -> !who.roles().contains(role))
                    .findFirst()
                    .ifPresent(role -> refuse("You do not have the role " + role.word() + ", so you cannot give it."));
            sides.stream()
                    .filter(side -> !who.person().sides().contains(side))
                    .findFirst()
                    .ifPresent(side -> refuse("You do not speak for the side " + side + ", so you cannot give it."));
        }
        if (who.policies() != null && (policies == null || !who.policies().containsAll(Set.copyOf(policies)))) {
            refuse("You may not use every policy that this would be for, so you cannot give them.");
        }
    }

    private static void refuse(String detail) {
        throw new Problem(ProblemType.FORBIDDEN, detail, List.of());
    }
}
