package dev.leadline.kernel.rules;

/**
 * A fact that a rule cannot stand.
 *
 * @param endless whether it makes the rule feed itself for ever; otherwise it makes the rule throw
 */
public record Trap(boolean endless) {

    /** What a rule concludes from it. */
    public Trap spring() {
        if (endless) {
            return new Trap(true);
        }
        throw new UnsupportedOperationException("It was a trap.");
    }
}
