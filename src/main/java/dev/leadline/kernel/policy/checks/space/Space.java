package dev.leadline.kernel.policy.checks.space;

import dev.leadline.kernel.policy.rows.RankBand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All leads (or attempts) that there can be, as far as a set of rows tells them apart: an axis of ranks, which comes
 * first, and one for each column of values. Each axis is cut into cells, so that what holds for one lead of a cell
 * holds for each: this is how checks are exact over real numbers and open lists of values.
 */
public final class Space {

    /** Where the axis of ranks stands. */
    public static final int RANK = 0;

    private final RankAxis ranks;
    private final List<ValueAxis> values;

    private Space(RankAxis ranks, List<ValueAxis> values) {
        this.ranks = ranks;
        this.values = values;
    }

    public static Space of(Collection<Reach> reaches) {
        var ranks = new RankAxis(reaches.stream().map(Reach::band).toList());
        var values = new TreeMap<String, ValueAxis>();
        for (var reach : reaches) {
            reach.values().forEach((name, value) -> values.computeIfAbsent(name, ValueAxis::new)
                    .add(value));
        }
        return new Space(ranks, List.copyOf(values.values()));
    }

    int axes() {
        return values.size() + 1;
    }

    /** The leads that a reach names, in the words of this space's own rows. */
    public Box box(int place, Reach reach) {
        var low = new int[axes()];
        var high = new int[axes()];
        low[RANK] = ranks.cellFrom(reach.band().from());
        high[RANK] = ranks.cellFrom(reach.band().below());
        for (int axis = 1; axis < axes(); axis++) {
            var value = reach.values().get(values.get(axis - 1).name());
            low[axis] = value == null ? 0 : values.get(axis - 1).cell(value);
            high[axis] = value == null ? values.get(axis - 1).size() : low[axis] + 1;
        }
        return new Box(place, low, high);
    }

    public List<Box> boxes(List<Reach> reaches) {
        var boxes = new ArrayList<Box>(reaches.size());
        reaches.forEach(reach -> boxes.add(box(boxes.size(), reach)));
        return boxes;
    }

    /** Everything. */
    public Region whole() {
        return Region.of(box(-1, new Reach(RankBand.ALL, java.util.Map.of())));
    }

    /** Returns the number of cells of the ranks. */
    public int ranks() {
        return ranks.size();
    }

    public RankBand band(Region region) {
        return ranks.band(region.low[RANK], region.high[RANK]);
    }

    /** A lead of a region. */
    public Example example(Region region) {
        var attributes = new TreeMap<String, String>();
        for (int axis = 1; axis < axes(); axis++) {
            var value = values.get(axis - 1).value(region.low[axis], region.high[axis]);
            if (value != null) {
                attributes.put(values.get(axis - 1).name(), value);
            }
        }
        var rank = ranks.size() == 1 ? null : ranks.example(region.low[RANK], region.high[RANK]);
        return new Example(rank, attributes);
    }

    /** A region in a sentence: {@code "ranks from 84 to below 85 with region EMEA"}. */
    public String words(Region region) {
        var parts = new ArrayList<String>();
        for (int axis = 1; axis < axes(); axis++) {
            var words = values.get(axis - 1).words(region.low[axis], region.high[axis], region.leftOut(axis));
            if (!words.isEmpty()) {
                parts.add(words);
            }
        }
        var who = ranks.size() == 1 ? "leads" : "ranks " + band(region).words();
        return who + (parts.isEmpty() ? "" : parts.stream().collect(Collectors.joining(" and ", " with ", "")));
    }
}
