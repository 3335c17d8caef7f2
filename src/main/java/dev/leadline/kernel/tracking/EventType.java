package dev.leadline.kernel.tracking;

import java.util.Locale;

/** The type of event of an obligation that triggers alerts. */
public enum EventType {
    /** A share of its time is gone. */
    WARNED,
    /** Its deadline passed. */
    BREACHED,
    /** A late fact reveals that its deadline had passed (O10). */
    BREACH_DISCOVERED,
    /** A late fact shows that its deadline was another one, and had passed as well (O10). */
    BREACH_CORRECTED,
    /** A late fact disproves that its deadline had passed (O10). */
    BREACH_WITHDRAWN;

    /** Its name in alerts, such as {@code obligation.breach-discovered}. */
    public String alert() {
        return "obligation." + text();
    }

    /** Its name on the wire, such as {@code breach-discovered}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
