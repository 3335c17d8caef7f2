package dev.leadline.kernel.approval;

import java.util.Set;

/**
 * A person, however they came in: a key counts as the person who made it.
 *
 * @param id who it is; two ids are two persons
 * @param sides the sides of the agreement that they speak for, such as {@code sales}; none for most
 */
public record Person(String id, Set<String> sides) {

    public Person {
        sides = Set.copyOf(sides);
    }
}
