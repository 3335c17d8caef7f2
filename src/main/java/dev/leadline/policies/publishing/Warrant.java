package dev.leadline.policies.publishing;

import dev.leadline.kernel.approval.Person;
import dev.leadline.policies.publications.Publication;
import java.util.List;

/**
 * By whose consents something is published.
 *
 * @param consents who consented
 * @param approval the same for the record
 * @param isExempt whether it needs none, whatever is in force says
 */
public record Warrant(List<Person> consents, Publication.Approval approval, boolean isExempt) {

    /** Nobody consented. */
    public static final Warrant NOBODY = new Warrant(List.of(), Publication.Approval.NONE, false);

    /** It takes nothing away from what others consented to, as calling off does. */
    static final Warrant EXEMPT = new Warrant(List.of(), Publication.Approval.NONE, true);

    public Warrant {
        consents = List.copyOf(consents);
    }

    /** Nobody could be waited for: a person goes back alone, and somebody else reviews it afterwards. */
    public static Warrant emergency(Person person) {
        return new Warrant(List.of(), Publication.Approval.emergency(person.id()), true);
    }

    /** The consents that were given to a proposal. */
    public static Warrant of(List<Person> consents, Publication.Approval approval) {
        return new Warrant(consents, approval, false);
    }
}
