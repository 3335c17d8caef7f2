package dev.leadline.kernel.approval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The consents that are needed as seats, one for each. Persons are seated so that as many seats as possible are taken:
 * whoever speaks for two sides moves over when that makes room for another.
 */
final class Seats {

    /** The side of a seat that anybody may take. */
    private static final String ANYBODY = "";

    private final List<String> seats = new ArrayList<>();
    private final Map<Integer, Person> seated = new HashMap<>();

    Seats(Approvals needed) {
        needed.sides().forEach((side, count) -> {
            for (int i = 0; i < count; i++) {
                seats.add(side);
            }
        });
        while (seats.size() < needed.count()) {
            seats.add(ANYBODY);
        }
    }

    /** What is left of the seats. */
    Approvals taken(Collection<Person> persons) {
        var known = new HashSet<String>();
        for (var person : persons) {
            if (known.add(person.id())) {
                seat(person, new HashSet<>());
            }
        }
        var free = new TreeMap<String, Integer>();
        for (int seat = 0; seat < seats.size(); seat++) {
            if (!seated.containsKey(seat) && !seats.get(seat).equals(ANYBODY)) {
                free.merge(seats.get(seat), 1, Integer::sum);
            }
        }
        return new Approvals(seats.size() - seated.size(), free);
    }

    private boolean seat(Person person, Set<Integer> tried) {
        for (int seat = 0; seat < seats.size(); seat++) {
            var side = seats.get(seat);
            boolean fits = side.equals(ANYBODY) || person.sides().contains(side);
            if (fits && tried.add(seat) && (!seated.containsKey(seat) || seat(seated.get(seat), tried))) {
                seated.put(seat, person);
                return true;
            }
        }
        return false;
    }
}
