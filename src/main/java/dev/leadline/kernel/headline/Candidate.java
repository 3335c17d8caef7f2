package dev.leadline.kernel.headline;

import dev.leadline.kernel.statistics.FalseDiscoveries;
import dev.leadline.kernel.statistics.Strength;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One group that a test looks at, and how far it is from chance.
 *
 * @param of the group with what was counted of it
 */
record Candidate<T>(T of, Strength strength) {

    /** The strongest of those that are so and beyond chance, when this many are looked at (Benjamini-Hochberg). */
    static <T> Optional<Candidate<T>> strongest(List<Candidate<T>> all, Predicate<T> isSo) {
        return told(all, isSo).stream().findFirst();
    }

    /** Those that are so and beyond chance, the strongest first. */
    static <T> List<Candidate<T>> told(List<Candidate<T>> all, Predicate<T> isSo) {
        var chances = new LinkedHashMap<Candidate<T>, Double>();
        all.forEach(each -> chances.put(each, each.strength.chance()));
        var told = new ArrayList<>(FalseDiscoveries.told(chances, Examination.FALSE_DISCOVERIES));
        told.removeIf(each -> !isSo.test(each.of));
        told.sort(strongestFirst());
        return told;
    }

    static <T> Comparator<Candidate<T>> strongestFirst() {
        return Comparator.comparingDouble((Candidate<T> each) -> Math.abs(each.strength.z()))
                .reversed();
    }
}
