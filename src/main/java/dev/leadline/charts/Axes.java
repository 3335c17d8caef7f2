package dev.leadline.charts;

import java.util.List;
import java.util.Objects;

/**
 * What stands around a chart.
 *
 * @param title the heading; empty for none
 * @param x what runs to the right, with its unit; empty for none
 * @param y what runs upwards, with its unit; empty for none
 * @param places the names of the places 0, 1, 2 ... to the right, such as weeks; empty where they are numbers
 */
public record Axes(String title, String x, String y, List<String> places) {

    public Axes {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        places = List.copyOf(places);
    }

    /** The name of a place; empty where there is none. */
    String place(double at) {
        int number = (int) Math.rint(at);
        return Math.abs(at - number) < 1e-6 && number >= 0 && number < places.size() ? places.get(number) : "";
    }
}
