package dev.leadline.charts;

import java.util.List;

/**
 * Lines over numbers, each with the band in which it may lie.
 *
 * @param axes what stands around them
 * @param lines at least one, each under its own name
 */
public record LineChart(Axes axes, List<Line> lines) {

    public LineChart {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("A chart must have a line.");
        }
    }

    /**
     * A line from the left to the right.
     *
     * @param name what it is, as the legend says it
     * @param points at least one, by rising {@code x}
     * @param isDashed whether it is a plan or an assumption
     */
    public record Line(String name, List<Point> points, boolean isDashed) {

        public Line {
            points = List.copyOf(points);
            if (points.isEmpty()) {
                throw new IllegalArgumentException("The line (" + name + ") must have a point.");
            }
        }

        boolean hasBand() {
            return points.stream().anyMatch(point -> point.low() < point.high());
        }
    }

    /**
     * A point of a line.
     *
     * @param x where it is
     * @param y its value
     * @param low the lower bound of its band, at most {@code y}
     * @param high the upper bound of its band, at least {@code y}
     */
    public record Point(double x, double y, double low, double high) {

        public Point {
            if (!(low <= y && y <= high) || !Double.isFinite(high - low) || !Double.isFinite(x)) {
                throw new IllegalArgumentException(
                        "The point (" + x + ", " + y + ") must lie within its band (" + low + " to " + high + ").");
            }
        }

        /** One that is known exactly. */
        public static Point of(double x, double y) {
            return new Point(x, y, y, y);
        }
    }
}
