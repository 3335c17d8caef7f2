package dev.leadline.kernel.policy.checks.space;

import dev.leadline.kernel.policy.rows.RankBand;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** The ranks, cut into cells at every edge of a band: all ranks of a cell meet the same rows (R1). */
final class RankAxis {

    /** A lead's rank has no more decimals than this. */
    private static final int MOST_DECIMALS = 30;

    private final List<BigDecimal> edges;

    RankAxis(Collection<RankBand> bands) {
        var cuts = new TreeSet<BigDecimal>();
        cuts.add(RankBand.LOWEST);
        cuts.add(RankBand.HIGHEST);
        bands.forEach(band -> {
            cuts.add(band.from());
            cuts.add(band.below());
        });
        this.edges = List.copyOf(cuts);
    }

    int size() {
        return edges.size() - 1;
    }

    int cellFrom(BigDecimal edge) {
        return Collections.binarySearch(edges, edge);
    }

    RankBand band(int low, int high) {
        return new RankBand(edges.get(low), edges.get(high));
    }

    /** A rank that a lead can have, within these cells: the middle, or the lowest where that is too fine. */
    String example(int low, int high) {
        var middle = edges.get(low).add(edges.get(high)).divide(BigDecimal.valueOf(2));
        var shortest = middle.stripTrailingZeros();
        return (shortest.scale() > MOST_DECIMALS ? edges.get(low) : shortest).toPlainString();
    }
}
