package dev.leadline.whatifs.changes;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The reasons for which leads could not be decided, each with the number of leads. */
public final class Refusals {

    private static final int MOST_REASONS = 100;

    /** The edition that refused. */
    @Schema(name = "WhatIfSide")
    public enum Side {
        /** The one that is compared with. */
        BEFORE,
        /** The one that is tried. */
        AFTER
    }

    /** The edition that refused, and its message. */
    public record Reason(Side side, String detail) implements Comparable<Reason> {

        private static final Comparator<Reason> ORDER =
                Comparator.comparing(Reason::side, Comparator.reverseOrder()).thenComparing(Reason::detail);

        @Override
        public int compareTo(Reason other) {
            return ORDER.compare(this, other);
        }
    }

    private final TreeMap<Reason, Long> leads = new TreeMap<>();
    private long others;

    public void add(Reason reason) {
        add(reason, 1);
        trim();
    }

    public void add(Refusals more) {
        more.leads.forEach(this::add);
        others += more.others;
        trim();
    }

    private void add(Reason reason, long number) {
        leads.merge(reason, number, Long::sum);
    }

    /** What is dropped here would be dropped from any larger whole, too: so the order of adding does not matter. */
    private void trim() {
        while (leads.size() > MOST_REASONS) {
            others += leads.pollLastEntry().getValue();
        }
    }

    /** The number of leads by reason; those of the edition that is tried come first. */
    public Map<Reason, Long> leads() {
        return leads;
    }

    /** The number of refusals for further reasons. */
    public long others() {
        return others;
    }
}
