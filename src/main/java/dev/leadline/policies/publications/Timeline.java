package dev.leadline.policies.publications;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The policies in force from now on: at present, and after each scheduled publication. Nothing has to happen when one
 * does; whoever asks, asks for a moment.
 */
final class Timeline {

    private final NavigableMap<Instant, PoliciesInForce> fromThenOn;

    /** @param fromThenOn what is in force from each moment on; not empty */
    Timeline(Map<Instant, PoliciesInForce> fromThenOn) {
        this.fromThenOn = new TreeMap<>(fromThenOn);
    }

    /** Returns what is in force at a moment; before the first publication, that of the first. */
    PoliciesInForce at(Instant moment) {
        return fromThenOn.get(since(moment));
    }

    /** The moment since when what is in force at a moment is known to be so; before the first, the first. */
    Instant since(Instant moment) {
        var since = fromThenOn.floorKey(moment);
        return since == null ? fromThenOn.firstKey() : since;
    }
}
