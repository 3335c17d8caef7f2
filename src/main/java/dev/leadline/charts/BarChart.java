package dev.leadline.charts;

import java.util.List;

/**
 * Bars side by side, from 0 upwards.
 *
 * @param axes what stands around them; its places are left alone
 * @param bars at least one
 */
public record BarChart(Axes axes, List<Bar> bars) {

    public BarChart {
        bars = List.copyOf(bars);
        if (bars.isEmpty()) {
            throw new IllegalArgumentException("A chart must have a bar.");
        }
    }

    /**
     * A bar.
     *
     * @param name what it counts
     * @param height its value, at least 0
     */
    public record Bar(String name, double height) {

        public Bar {
            if (!(height >= 0) || !Double.isFinite(height)) {
                throw new IllegalArgumentException("The height (" + height + ") of " + name + " must be at least 0.");
            }
        }
    }
}
