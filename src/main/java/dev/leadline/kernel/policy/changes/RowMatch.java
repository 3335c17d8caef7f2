package dev.leadline.kernel.policy.changes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/**
 * Matches the rows of two tables. A row goes by its name. Those without a name of their own, blank or shared by several
 * in either table, go by their order among each other.
 */
final class RowMatch {

    private final int[] after;
    private final int[] before;

    private RowMatch(int before, int after) {
        this.after = new int[before];
        this.before = new int[after];
        Arrays.fill(this.after, -1);
        Arrays.fill(this.before, -1);
    }

    static RowMatch of(HeadedTable before, HeadedTable after) {
        var match = new RowMatch(before.rows(), after.rows());
        var byName = new HashMap<String, Integer>();
        var rest = new ArrayList<Integer>();
        for (int old = 0; old < before.rows(); old++) {
            if (isShared(before.name(old), before, after)) {
                rest.add(old);
            } else {
                byName.put(before.name(old), old);
            }
        }
        var left = rest.iterator();
        for (int now = 0; now < after.rows(); now++) {
            var name = after.name(now);
            if (!isShared(name, before, after)) {
                match.pair(byName.getOrDefault(name, -1), now);
            } else if (left.hasNext()) {
                match.pair(left.next(), now);
            }
        }
        return match;
    }

    private static boolean isShared(String name, HeadedTable before, HeadedTable after) {
        return before.isShared(name) || after.isShared(name);
    }

    private void pair(int old, int now) {
        if (old >= 0) {
            after[old] = now;
            before[now] = old;
        }
    }

    /** Where a row of the table before stands after; -1 when it is gone. */
    int after(int row) {
        return after[row];
    }

    /** Where a row of the table after stood before; -1 when it is new. */
    int before(int row) {
        return before[row];
    }

    /**
     * The places, before, of the fewest rows that must have moved: all that stayed, but for a longest run of them that
     * kept its order.
     */
    List<Integer> moved() {
        var stayed = new ArrayList<Integer>();
        for (int row = 0; row < after.length; row++) {
            if (after[row] >= 0) {
                stayed.add(row);
            }
        }
        var kept = longestRun(stayed);
        return stayed.stream().filter(row -> !kept[row]).toList();
    }

    /** Patience sorting: n log n. */
    private boolean[] longestRun(List<Integer> stayed) {
        var ends = new int[stayed.size()];
        var previous = new int[after.length];
        int length = 0;
        for (int row : stayed) {
            int low = 0;
            for (int high = length; low < high; ) {
                int middle = (low + high) >>> 1;
                if (after[ends[middle]] < after[row]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[row] = low == 0 ? -1 : ends[low - 1];
            ends[low] = row;
            length = Math.max(length, low + 1);
        }
        var kept = new boolean[after.length];
        for (int row = length == 0 ? -1 : ends[length - 1]; row >= 0; row = previous[row]) {
            kept[row] = true;
        }
        return kept;
    }
}
