package dev.leadline.decisions.grounds;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The reading of a fact: its kind, and the values that rules can read in it.
 *
 * @param shape the kind and the names of the values, a line each; the first line is empty for what has no kind
 * @param values as many as there are names
 */
record Reading(String shape, Object... values) {

    /** The name under which the kind is told. */
    private static final String KIND = "fact";

    /** How many names a shape has. */
    static int names(String shape) {
        return (int) shape.chars().filter(each -> each == '\n').count();
    }

    /** The values by their names, as they are told. */
    static Map<String, Object> told(String shape, Object... values) {
        var lines = shape.split("\n", -1);
        var told = new LinkedHashMap<String, Object>();
        if (!lines[0].isEmpty()) {
            told.put(KIND, lines[0]);
        }
        for (int i = 0; i < values.length; i++) {
            told.put(lines[i + 1], values[i]);
        }
        return told;
    }
}
