package dev.leadline.kernel.policy.rows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The ranks cut at every edge of a band, and for each slice the places of the rows whose band covers it. */
final class RankSlices {

    /** Bands nested so deeply that their slices would take more places than this are not cut up. */
    private static final int MOST_PLACES = 1_000_000;

    private static final int[] NONE = {};

    private final List<BigDecimal> starts;
    private final List<int[]> slices;

    private RankSlices(List<BigDecimal> starts, List<int[]> slices) {
        this.starts = starts;
        this.slices = slices;
    }

    /** Cuts the ranks at the edges of {@code bands}; empty when that would take too much room. */
    static Optional<RankSlices> of(List<RankBand> bands) {
        var edges = new TreeSet<BigDecimal>();
        bands.forEach(band -> {
            edges.add(band.from());
            edges.add(band.below());
        });
        var starts = List.copyOf(edges);
        var covering = new ArrayList<List<Integer>>();
        starts.forEach(start -> covering.add(new ArrayList<>()));
        int places = 0;
        for (int place = 0; place < bands.size(); place++) {
            for (int slice = slice(starts, bands.get(place).from());
                    slice < starts.size() && bands.get(place).contains(starts.get(slice));
                    slice++) {
                covering.get(slice).add(place);
                if (++places > MOST_PLACES) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new RankSlices(
                starts,
                covering.stream()
                        .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
                        .toList()));
    }

    /** The places of the rows whose band contains {@code rank}, in ascending order. */
    int[] at(BigDecimal rank) {
        int slice = slice(starts, rank);
        return slice < 0 ? NONE : slices.get(slice);
    }

    private static int slice(List<BigDecimal> starts, BigDecimal rank) {
        int low = 0;
        int high = starts.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (starts.get(middle).compareTo(rank) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
