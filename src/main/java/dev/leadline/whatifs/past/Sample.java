package dev.leadline.whatifs.past;

import dev.leadline.web.json.Canonical;
import dev.leadline.whatifs.changes.DecisionChange;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Some of the changed leads: those whose ids have the smallest hashes. So each has the same chance, no lead is preferred
 * for its age or its id, and the same leads are chosen however the work was shared out.
 */
final class Sample {

    /** So much text of facts is kept at most, but for a first lead that is longer. */
    private static final int MOST_TEXT = 4_000_000;

    private final int size;
    private final TreeMap<String, DecisionChange> byHash = new TreeMap<>();

    /** @param size how many leads are chosen at most */
    Sample(int size) {
        this.size = size;
    }

    void add(DecisionChange change) {
        if (size > 0) {
            byHash.put(Canonical.sha256(change.leadId()), change);
            trim();
        }
    }

    void add(Sample other) {
        byHash.putAll(other.byHash);
        trim();
    }

    /** What is dropped here would be dropped from any larger whole, too: so the order of adding does not matter. */
    private void trim() {
        while (byHash.size() > size) {
            byHash.pollLastEntry();
        }
        long text = byHash.values().stream()
                .mapToLong(change -> change.facts().length())
                .sum();
        while (text > MOST_TEXT && byHash.size() > 1) {
            text -= byHash.pollLastEntry().getValue().facts().length();
        }
    }

    /** The chosen leads, by id. */
    List<DecisionChange> changes() {
        return byHash.values().stream()
                .sorted(Comparator.comparing(DecisionChange::leadId))
                .toList();
    }
}
