package dev.leadline.kernel.obligation;

/**
 * An obligation as a rule concludes it: an {@link Owed} with its deadline, or, after a change of rank or policy, a
 * {@link Promise} for which other rules conclude the deadline.
 */
public sealed interface Due permits Owed, Promise {

    /** Returns the kind of obligation: a built-in one or one that the policy declares. */
    String getKind();
}
