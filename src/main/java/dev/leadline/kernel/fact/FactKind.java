package dev.leadline.kernel.fact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of what is told about a lead. */
public enum FactKind {
    /** The lead itself: that it was received, and everything known of it. */
    LEAD,
    /** One try to contact it, or one contact that it made. */
    ATTEMPT,
    /** A time in which its clock does not run. */
    PAUSE,
    /** How the responsible team was done with it. */
    DISPOSITION,
    /** That it was given to someone. */
    ASSIGNMENT,
    /** That its rank became another. */
    RANK,
    /** That another lead is the same one. */
    MERGE,
    /** That an earlier fact was otherwise than it was told. */
    CORRECTION,
    /** That an earlier fact was none. */
    WITHDRAWAL,
    /** That another policy version came to hold for it; the server itself tells this one (O9). */
    TRANSITION;

    /** Finds a kind by its name in requests and answers. Earlier versions called a disposition {@code outcome}. */
    public static Optional<FactKind> find(String text) {
        return "outcome".equals(text)
                ? Optional.of(DISPOSITION)
                : Arrays.stream(values())
                        .filter(kind -> kind.text().equals(text))
                        .findFirst();
    }

    /** Its name in requests and answers, such as {@code attempt}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether such a fact can be withdrawn; all of them but a merge can also be corrected. */
    public boolean isAmendable() {
        return this != CORRECTION && this != WITHDRAWAL && this != TRANSITION;
    }
}
