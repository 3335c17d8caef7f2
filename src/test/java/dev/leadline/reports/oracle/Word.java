package dev.leadline.reports.oracle;

import java.util.Map;

/**
 * Something that was told of a lead, as the oracle reads it: words by their names.
 *
 * @param number its place in the order of telling
 * @param lead the lead it was told of
 * @param kind {@code received}, {@code attempt}, {@code pause}, {@code closed}, {@code owner}, {@code rank}, {@code merge},
 *     {@code correction} or {@code withdrawal}
 * @param id its name among those of its kind
 * @param at when it happened, in minutes
 * @param recorded when it became known, in minutes; never before it happened
 * @param says what else it says
 */
record Word(int number, String lead, String kind, String id, int at, int recorded, Map<String, String> says) {

    String says(String name) {
        return says.get(name);
    }

    String name() {
        return kind + ":" + id;
    }

    Word corrected(int other, Map<String, String> otherwise) {
        return new Word(number, lead, kind, id, other, recorded, otherwise);
    }

    Word about(String other) {
        return new Word(number, other, kind, id, at, recorded, says);
    }
}
