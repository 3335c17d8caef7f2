package dev.leadline.kernel;

/**
 * Two facts claim the same identity and say different things: the same attempt id with another outcome, say. Neither is
 * wrong by itself, so it is a conflict and not an {@link Invalid} fact (O5).
 */
public final class Contradiction extends IllegalArgumentException {

    private final transient Invalid.Fault fault;

    public Contradiction(String pointer, Object value, String detail) {
        super(detail);
        this.fault = new Invalid.Fault(pointer, String.valueOf(value), detail);
    }

    /** The place of the second of the two, its identity, and a sentence about both. */
    public Invalid.Fault fault() {
        return fault;
    }
}
