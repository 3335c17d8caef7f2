package dev.leadline.kernel.rules;

/** Signals that the expression behind a {@code from} failed; its cause says how. */
final class FailedLookUp extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String text;

    /** @param text what stands there */
    FailedLookUp(String text, RuntimeException cause) {
        super(cause);
        this.text = text;
    }

    String text() {
        return text;
    }
}
