package dev.leadline.kernel.policy;

import java.util.Set;

/**
 * The hours in which a lead may be contacted at all, such as legal calling hours. It limits the earliest moment of an
 * attempt and never the deadline (B8).
 *
 * @param calendar the id of the calendar whose opening hours are allowed; read in the lead's zone where that is known,
 *     in the calendar's own otherwise
 * @param channels the channels it limits
 */
public record ContactWindow(String calendar, Set<String> channels) {

    public ContactWindow {
        channels = Set.copyOf(channels);
    }
}
