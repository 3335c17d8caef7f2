package dev.leadline.kernel.headline;

import dev.leadline.kernel.statistics.Proportion;
import java.util.Map;

/**
 * A number behind a sentence: so many of so many.
 *
 * @param name what is counted, such as {@code kept}
 * @param group of what, such as {@code {"team": "west", "duty": "FIRST_CALL"}}; in the words of the reports' parameters
 * @param of the count
 */
public record Figure(String name, Map<String, String> group, Proportion of) {}
