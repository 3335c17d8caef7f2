package dev.leadline.database;

/**
 * The server cannot start for a reason its operator can change. The message is for the operator: one sentence that
 * names the thing, and on a new line what may help.
 */
public final class CannotStart extends RuntimeException {

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
