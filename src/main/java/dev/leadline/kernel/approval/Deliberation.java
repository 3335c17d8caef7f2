package dev.leadline.kernel.approval;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How far a proposal has come. Whatever happens to it makes another value; one that is not open stays as it is.
 *
 * @param needed the consents that it needs
 * @param proposer the id of the person who proposed it
 * @param editors the ids of all persons who edited what is proposed
 * @param consents who consented, in their order
 * @param state how it stands
 */
public record Deliberation(Approvals needed, String proposer, Set<String> editors, List<Person> consents, State state) {

    /** How a proposal stands. All but {@link #OPEN} are final. */
    public enum State {
        /** It waits for consents. */
        OPEN,
        /** All consents were given, and it was published with the last. */
        PUBLISHED,
        /** Somebody sent it back. */
        REFUSED,
        /** Whoever proposed it took it back. */
        WITHDRAWN,
        /** What was proposed changed, or something else was published first. */
        VOID
    }

    public Deliberation {
        editors = Set.copyOf(editors);
        consents = List.copyOf(consents);
    }

    /** A proposal to which nobody has consented yet. */
    public static Deliberation begun(Approvals needed, String proposer, Set<String> editors) {
        return new Deliberation(needed, proposer, editors, List.of(), State.OPEN);
    }

    /** What still lacks. */
    public Approvals lacking() {
        return needed.lacking(consents);
    }

    /** Why a person may not consent; empty when they may. */
    public Optional<Objection> objectionTo(Person person) {
        if (state != State.OPEN) {
            return Optional.of(Objection.CLOSED);
        }
        if (editors.contains(person.id())) {
            return Optional.of(Objection.EDITED);
        }
        if (proposer.equals(person.id())) {
            return Optional.of(Objection.PROPOSED);
        }
        if (consents.stream().anyMatch(consent -> consent.id().equals(person.id()))) {
            return Optional.of(Objection.CONSENTED);
        }
        boolean counts = needed.lacking(with(person)).count() < lacking().count();
        return counts ? Optional.empty() : Optional.of(Objection.OTHER_SIDE);
    }

    /**
     * The same when a person consents: published when theirs was the last consent that lacked.
     *
     * @throws IllegalStateException when they may not
     */
    public Deliberation consented(Person person) {
        objectionTo(person).ifPresent(objection -> {
            throw new IllegalStateException(objection.sentence());
        });
        var all = with(person);
        return new Deliberation(needed, proposer, editors, all, needed.areMetBy(all) ? State.PUBLISHED : State.OPEN);
    }

    /** The same when somebody closes it without a publication, or something voids it. */
    public Deliberation closed(State as) {
        return state == State.OPEN ? new Deliberation(needed, proposer, editors, consents, as) : this;
    }

    private List<Person> with(Person person) {
        return Stream.concat(consents.stream(), Stream.of(person)).toList();
    }
}
