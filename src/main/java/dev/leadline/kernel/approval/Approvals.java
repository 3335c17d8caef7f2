package dev.leadline.kernel.approval;

import dev.leadline.kernel.Invalid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many persons must consent before something is published.
 *
 * @param count how many in all, at least as many as the sides ask for together
 * @param sides how many of them must be of which side
 */
public record Approvals(int count, SortedMap<String, Integer> sides) {

    /** Nobody needs to consent. */
    public static final Approvals NONE = new Approvals(0, new TreeMap<>());

    private static final String POINTER = "/approvals";
    private static final int MOST = 2;
    private static final int MOST_SIDES = 4;
    private static final String SIDE = "[A-Za-z][A-Za-z0-9_-]{0,63}";

    public Approvals {
        sides = Collections.unmodifiableSortedMap(new TreeMap<>(sides));
    }

    /** @throws Invalid unless it is 0, 1 or 2 */
    public static Approvals of(int count) {
        if (count < 0 || count > MOST) {
            throw new Invalid(POINTER, count, "The approvals (" + count + ") must be 0, 1 or 2, or name sides.");
        }
        return new Approvals(count, new TreeMap<>());
    }

    /** @throws Invalid unless there are one to four sides with proper names, each of which consents once or twice */
    public static Approvals ofSides(Map<String, Integer> sides) {
        if (sides.isEmpty() || sides.size() > MOST_SIDES) {
            throw new Invalid(
                    POINTER,
                    sides.size(),
                    "The approvals must name 1 to 4 sides, not " + sides.size()
                            + ".\nUse 0 where nobody is to consent.");
        }
        var faults = new ArrayList<Invalid.Fault>();
        sides.forEach((side, count) -> check(side, count).forEach(faults::add));
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return new Approvals(sides.values().stream().mapToInt(Integer::intValue).sum(), new TreeMap<>(sides));
    }

    /** Whether this could be the name of a side. */
    public static boolean isSide(String name) {
        return name.matches(SIDE);
    }

    private static List<Invalid.Fault> check(String side, Integer count) {
        var pointer = POINTER + "/" + side.replace("~", "~0").replace("/", "~1");
        if (!isSide(side)) {
            return List.of(new Invalid.Fault(
                    pointer,
                    side,
                    "The side (" + side + ") must begin with a letter and have letters, digits, _ and -."));
        }
        return count == null || count < 1 || count > MOST
                ? List.of(new Invalid.Fault(
                        pointer,
                        String.valueOf(count),
                        "The approvals of the side " + side + " (" + count + ") must be 1 or 2."))
                : List.of();
    }

    /** The least that is enough for both. */
    public Approvals and(Approvals other) {
        var both = new TreeMap<>(sides);
        other.sides.forEach((side, wanted) -> both.merge(side, wanted, Math::max));
        int ofSides = both.values().stream().mapToInt(Integer::intValue).sum();
        return new Approvals(Math.max(ofSides, Math.max(count, other.count)), both);
    }

    /** What is still lacking when these persons consented; each of them counts once, for the side that lacks them most. */
    public Approvals lacking(Collection<Person> consents) {
        return new Seats(this).taken(consents);
    }

    public boolean areMetBy(Collection<Person> consents) {
        return lacking(consents).count == 0;
    }

    /** Such as {@code 2 consents}, or {@code 2 consents: 1 of marketing, 1 of sales}. */
    public String words() {
        var all = count == 0 ? "no consent" : count == 1 ? "1 consent" : count + " consents";
        if (sides.isEmpty()) {
            return all;
        }
        return all
                + sides.entrySet().stream()
                        .map(side -> side.getValue() + " of " + side.getKey())
                        .collect(Collectors.joining(", ", ": ", ""));
    }
}
