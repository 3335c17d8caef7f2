package dev.leadline.approvals;

import dev.leadline.access.Action;
import dev.leadline.access.Role;
import dev.leadline.kernel.approval.Approvals;
import dev.leadline.kernel.approval.Person;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * By whose consents something is published.
 *
 * @param consents who consented
 * @param approval the same for the record
 * @param isExempt whether it needs none, whatever is in force says
 */
public record Warrant(List<Person> consents, Approval approval, boolean isExempt) {

    /** Nobody consented. */
    public static final Warrant NOBODY = new Warrant(List.of(), Approval.NONE, false);

    /** It takes nothing away from what others consented to, as calling off does. */
    public static final Warrant EXEMPT = new Warrant(List.of(), Approval.NONE, true);

    public Warrant {
        consents = List.copyOf(consents);
    }

    /** Nobody could be waited for: a person goes back alone, and somebody else reviews it afterwards. */
    public static Warrant emergency(Person person) {
        return new Warrant(List.of(), Approval.emergency(person.id()), true);
    }

    /** The consents that were given to a proposal. */
    public static Warrant of(List<Person> consents, Approval approval) {
        return new Warrant(consents, approval, false);
    }

    /**
     * Refuses what too few consented to.
     *
     * @param what what is published, such as {@code policy (emea)}
     * @param door where it is proposed
     * @throws Problem 409 unless the consents are enough
     */
    public void demand(Approvals needed, String what, String door) {
        if (isExempt || needed.areMetBy(consents)) {
            return;
        }
        var may = Role.allowed(Action.CONSENT).stream().map(Role::word).collect(Collectors.joining(" or "));
        throw new Problem(
                ProblemType.APPROVAL_NEEDED,
                "A publication of the %s needs %s.\nUse POST %s; then people with the role %s who edited nothing of it consent."
                        .formatted(what, needed.words(), door, may),
                List.of());
    }
}
