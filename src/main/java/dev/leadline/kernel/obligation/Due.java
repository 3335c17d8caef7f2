package dev.leadline.kernel.obligation;

/**
 * What a rule says is owed: an {@link Owed} with its deadline, or, where the lead's rank or policy became another since it was
 * received, the {@link Promise} of it, for which other rules conclude the deadline.
 */
public sealed interface Due permits Owed, Promise {

    /** What is owed: a known kind of obligation or one that the policy declares. */
    String getKind();
}
