package dev.leadline.kernel;

/** That no rules are in force, so that nothing can be decided: those that there are were refused. It is a fault of nobody who asks. */
public final class NoRules extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param why which rules were refused and why, in sentences */
    public NoRules(String why) {
        super(why);
    }
}
