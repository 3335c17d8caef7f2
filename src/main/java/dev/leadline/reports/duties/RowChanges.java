package dev.leadline.reports.duties;

import dev.leadline.kernel.duty.Duty;
import dev.leadline.kernel.duty.LeadCycle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What of some leads differs from what is known of them. What was known for no time is replaced, not ended: nobody can have
 * seen it.
 */
final class RowChanges {

    private final Instant now;
    private final Map<KnownRow.Key, KnownRow> known = new HashMap<>();
    private final List<KnownRow> ended = new ArrayList<>();
    private final List<SpannedDuty> duties = new ArrayList<>();
    private final List<SpannedCycle> cycles = new ArrayList<>();

    RowChanges(Collection<KnownRow> known, Instant now) {
        this.now = now;
        known.forEach(row -> this.known.put(row.key(), row));
    }

    /** A duty as it is kept, with its span. */
    record SpannedDuty(Duty duty, UUID decisionId, Instant knownFrom, Instant knownUntil, long fingerprint) {}

    /** A cycle as it is kept, with its span. */
    record SpannedCycle(LeadCycle cycle, Instant knownFrom, Instant knownUntil, long fingerprint) {}

    void add(Duty duty, UUID decisionId) {
        var before = known.remove(new KnownRow.Key(duty.leadId(), duty.cycle(), duty.kind()));
        long fingerprint = RowTexts.fingerprint(duty);
        if (isOther(before, fingerprint)) {
            var decided = decisionId == null && before != null ? before.decisionId() : decisionId;
            duties.add(new SpannedDuty(duty, decided, begin(before), null, fingerprint));
        }
    }

    void add(LeadCycle cycle) {
        var before = known.remove(new KnownRow.Key(cycle.leadId(), cycle.cycle(), null));
        long fingerprint = RowTexts.fingerprint(cycle);
        if (isOther(before, fingerprint)) {
            cycles.add(new SpannedCycle(cycle, begin(before), null, fingerprint));
        }
    }

    private static boolean isOther(KnownRow before, long fingerprint) {
        return before == null || before.fingerprint() == null || before.fingerprint() != fingerprint;
    }

    private Instant begin(KnownRow before) {
        if (before == null) {
            return now;
        }
        if (before.knownFrom().isBefore(now)) {
            ended.add(before);
            return now;
        }
        return before.knownFrom();
    }

    List<SpannedDuty> duties() {
        return duties;
    }

    List<SpannedCycle> cycles() {
        return cycles;
    }

    /** The rows that end now: those that differ, and those of which nothing is left. */
    List<KnownRow> ended() {
        var all = new ArrayList<>(ended);
        known.values().stream().filter(row -> row.knownFrom().isBefore(now)).forEach(all::add);
        return all;
    }

    /** The rows that begin now, and of which nothing is left. */
    List<KnownRow> dropped() {
        return known.values().stream()
                .filter(row -> !row.knownFrom().isBefore(now))
                .toList();
    }
}
