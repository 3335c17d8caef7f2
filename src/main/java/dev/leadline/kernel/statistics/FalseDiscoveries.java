package dev.leadline.kernel.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tests of many groups at once. Of twenty groups in which nothing has changed, one looks as if it had; the procedure of
 * Benjamini and Hochberg keeps the share of such among those that are told.
 */
public final class FalseDiscoveries {

    private FalseDiscoveries() {}

    /**
     * Returns the groups to tell of, the least likely by chance first.
     *
     * @param chances how likely chance alone makes what was found in a group; 0 to 1
     * @param rate the share of false ones among those told that is put up with, such as 0.1
     */
    public static <G> Set<G> told(Map<G, Double> chances, double rate) {
        var byChance = new ArrayList<>(chances.entrySet());
        byChance.sort(Comparator.comparingDouble(Map.Entry::getValue));
        int last = 0;
        for (int i = 1; i <= byChance.size(); i++) {
            if (byChance.get(i - 1).getValue() <= rate * i / byChance.size()) {
                last = i;
            }
        }
        var told = new LinkedHashSet<G>();
        byChance.subList(0, last).forEach(each -> told.add(each.getKey()));
        return told;
    }
}
