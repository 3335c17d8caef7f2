package dev.leadline.search;

import java.util.Comparator;

/**
 * Something that was found.
 *
 * @param match how well
 * @param kind what it is
 * @param id its id
 * @param title what people call it
 * @param sentence what it is, for people
 * @param link where the API answers it
 */
record Hit(Match match, Kind kind, String id, String title, String sentence, String link) {

    /** The best first, and of equals by kind; otherwise as they were found. */
    static final Comparator<Hit> BEST_FIRST = Comparator.comparing(Hit::match).thenComparing(Hit::kind);

    /** How well something is what was asked for, the best first. */
    enum Match {
        /** It is called so. */
        EXACT,
        /** It is called something that begins so. */
        PREFIX,
        /** It has these words. */
        WORDS
    }

    /** What can be found. */
    enum Kind {
        LEAD,
        DECISION,
        POLICY,
        ROW,
        OWNER,
        TEAM
    }
}
