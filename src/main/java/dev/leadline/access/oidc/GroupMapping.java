package dev.leadline.access.oidc;

import dev.leadline.database.CannotStart;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the groups of a company mean here, such as roles or sides.
 *
 * @param meant by group; a group that is not in it means nothing
 */
record GroupMapping<T>(Map<String, Set<T>> meant) {

    GroupMapping {
        meant = Map.copyOf(meant);
    }

    /**
     * Reads it as it is written in a setting, such as {@code sales-ops:analyst,sales-ops:planner,it:admin}. A group may hold
     * colons: what follows the last one is what it means.
     *
     * @param reader empty for a word that means nothing
     * @throws CannotStart which names the part that is wrong
     */
    static <T> GroupMapping<T> parse(String setting, String text, Function<String, Optional<T>> reader, String choice) {
        var all = new LinkedHashMap<String, Set<T>>();
        for (var part : text.split(",", -1)) {
            int colon = part.lastIndexOf(':');
            var group = colon < 0 ? "" : part.substring(0, colon).strip();
            var word = part.substring(colon + 1).strip();
            if (group.isEmpty()) {
                throw new CannotStart(setting + " (" + part.strip() + ") must be group:" + choice
                        + " pairs with commas between them.\nUse for instance sales-ops:" + choice + ".");
            }
            var value = reader.apply(word)
                    .orElseThrow(() -> new CannotStart(setting + " (" + part.strip() + ") has " + word
                            + " after its colon.\nUse " + choice + "."));
            all.computeIfAbsent(group, any -> new LinkedHashSet<>()).add(value);
        }
        return new GroupMapping<>(all.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> Set.copyOf(each.getValue()))));
    }

    /** What some groups mean together. */
    Set<T> of(Collection<String> groups) {
        return groups.stream()
                .flatMap(group -> meant.getOrDefault(group, Set.of()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether there is a group that means this. */
    boolean means(T wanted) {
        return meant.values().stream().anyMatch(all -> all.contains(wanted));
    }
}
