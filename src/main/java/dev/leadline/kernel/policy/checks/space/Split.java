package dev.leadline.kernel.policy.checks.space;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Boxes told apart on an axis of values.
 *
 * @param byValue those that name a value, by its cell
 * @param named the same, all together
 * @param any those that take any value
 */
record Split(Map<Integer, List<Box>> byValue, List<Box> named, List<Box> any) {

    static Split of(List<Box> boxes, int axis) {
        var split = new Split(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        for (var box : boxes) {
            if (box.high[axis] - box.low[axis] > 1) {
                split.any.add(box);
            } else {
                split.named.add(box);
                split.byValue
                        .computeIfAbsent(box.low[axis], value -> new ArrayList<>())
                        .add(box);
            }
        }
        return split;
    }
}
