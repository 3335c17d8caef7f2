package dev.leadline.reports.subscriptions;

import java.util.Locale;

/** How often someone gets a report. */
public enum Frequency {
    /** On each open day. */
    DAILY,
    /** On each Monday. */
    WEEKLY;

    /** What it is called on the wire and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Frequency of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
