package dev.leadline.leads.store;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A duty of a lead's present cycle, as lists are filtered by it.
 *
 * @param kind the obligation, such as {@code FIRST_CALL}
 * @param state how it stands; what was warned of is at risk
 */
public record LeadDuty(String kind, String state) {

    private static final String AND = " ";

    /** The words that are kept of duties: for each its kind, its state, and both together. */
    public static List<String> words(Collection<LeadDuty> duties) {
        return duties.stream()
                .flatMap(duty -> Stream.of(duty.kind, duty.state, duty.text()))
                .distinct()
                .toList();
    }

    /** The duties that such words are of. */
    public static List<LeadDuty> of(Collection<String> words) {
        return words.stream()
                .filter(word -> word.contains(AND))
                .map(word -> word.split(AND))
                .map(word -> new LeadDuty(word[0], word[1]))
                .toList();
    }

    /** Kind and state as one word; a name has no blank. */
    public String text() {
        return kind + AND + state;
    }
}
