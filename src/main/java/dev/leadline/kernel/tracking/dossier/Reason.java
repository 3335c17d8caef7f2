package dev.leadline.kernel.tracking.dossier;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A sentence in which moments stand.
 *
 * @param words what stands before the first moment, between moments and after the last: one more than there are moments
 * @param moments the moments, in their order
 */
public record Reason(List<String> words, List<Instant> moments) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu HH:mm", Locale.ENGLISH);

    public Reason {
        words = List.copyOf(words);
        moments = List.copyOf(moments);
    }

    static Reason of(String words) {
        return new Reason(List.of(words), List.of());
    }

    /** The same, followed by a moment and what stands after it. */
    Reason then(Instant moment, String after) {
        var longer = new ArrayList<>(words);
        longer.add(after);
        var more = new ArrayList<>(moments);
        more.add(moment);
        return new Reason(longer, more);
    }

    /** The sentence with its moments as instants. */
    String text() {
        return text(words, Instant::toString);
    }

    /** The sentence as people of a zone say it: {@code ... on Friday 9 October 2026 13:55 (America/New_York).} */
    String textIn(ZoneId zone) {
        var spoken =
                words.stream().map(each -> each.replaceFirst(" at $", " on ")).toList();
        return text(spoken, moment -> MOMENT.format(moment.atZone(zone)) + " (" + zone + ")");
    }

    private String text(List<String> spoken, Function<Instant, String> format) {
        var text = new StringBuilder(spoken.get(0));
        for (int i = 0; i < moments.size(); i++) {
            text.append(format.apply(moments.get(i))).append(spoken.get(i + 1));
        }
        return text.toString();
    }
}
