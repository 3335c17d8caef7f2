package dev.leadline.search;

import dev.leadline.database.SearchWords;
import java.util.Collection;
import java.util.Optional;

/**
 * What is searched for.
 *
 * @param text as it was typed, without blanks around it
 * @param plain the same without capitals and accents
 * @param words its words
 */
record SoughtText(String text, String plain, SearchWords words) {

    static SoughtText of(String asked) {
        var text = asked.strip();
        return new SoughtText(text, SearchWords.plain(text), SearchWords.parse(text));
    }

    /**
     * How well something is what was asked for; empty when it is not.
     *
     * @param names what it is called, without capitals and accents
     * @param itsWords its words
     */
    Optional<Hit.Match> match(Collection<String> names, Collection<String> itsWords) {
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        if (names.contains(plain)) {
            return Optional.of(Hit.Match.EXACT);
        }
        if (names.stream().anyMatch(name -> name.startsWith(plain))) {
            return Optional.of(Hit.Match.PREFIX);
        }
        return words.isIn(itsWords) ? Optional.of(Hit.Match.WORDS) : Optional.empty();
    }
}
