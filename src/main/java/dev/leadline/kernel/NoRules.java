package dev.leadline.kernel;

/**
 * Signals that no rules are in force, because all current rules were refused, so that no decision can be made. It is a
 * fault of nobody who asks.
 */
public final class NoRules extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param why which rules were refused and why, in sentences */
    public NoRules(String why) {
        super(why);
    }
}
