package dev.leadline.database;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The words that are searched for; a text has them when it has each. A word is letters and digits, whatever stands between
 * them: small, without accents and without characters that nobody sees. So no sign of a question means anything to the
 * database.
 *
 * @param terms the words, none of them empty
 */
public record SearchWords(List<Term> terms) {

    /** Whoever types is not at the end of the word yet; of shorter ones too much begins like that. */
    private static final int LEAST_OF_A_BEGINNING = 3;

    private static final int MOST_OF_A_TEXT = 500;
    private static final int MOST_WORDS = 200;

    private static final Pattern UNSEEN = Pattern.compile("[\\p{M}\\p{Cf}]+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    /**
     * A word that is searched for.
     *
     * @param isBeginning whether longer words that begin with it will do
     */
    public record Term(String word, boolean isBeginning) {

        private boolean isIn(Collection<String> words) {
            return isBeginning ? words.stream().anyMatch(each -> each.startsWith(word)) : words.contains(word);
        }

        /** A word has no sign that could end the quotes. */
        private String query() {
            return "'" + word + "'" + (isBeginning ? ":*" : "");
        }
    }

    public SearchWords {
        terms = List.copyOf(terms);
    }

    /** The words of what someone asks for: the last may go on, and so may any of three letters or more. */
    public static SearchWords parse(String question) {
        var words = List.copyOf(words(question));
        return new SearchWords(IntStream.range(0, words.size())
                .mapToObj(i -> new Term(
                        words.get(i), i == words.size() - 1 || words.get(i).length() >= LEAST_OF_A_BEGINNING))
                .toList());
    }

    /** The words of texts, as {@code array_to_tsvector} takes them; of a very long text those at its beginning. */
    public static Set<String> in(Collection<String> texts) {
        return texts.stream()
                .map(text -> text.substring(0, Math.min(text.length(), MOST_OF_A_TEXT)))
                .flatMap(text -> words(text).stream())
                .limit(MOST_WORDS)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A text without capitals, accents and characters that nobody sees. */
    public static String plain(String text) {
        return UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(BETWEEN.split(plain(text)))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns whether nothing is asked for that could be found. */
    public boolean isNone() {
        return terms.isEmpty();
    }

    /** Returns whether these words are all among others. */
    public boolean isIn(Collection<String> words) {
        return !isNone() && terms.stream().allMatch(term -> term.isIn(words));
    }

    /**
     * A condition on a column of words. They stand in it as they are, for the planner must see how many rows have them: of a
     * parameter it assumes that many do, and walks a million rows for a word that none has. They are letters and digits only.
     */
    public String condition(String column) {
        return column + " @@ cast('" + query().replace("'", "''") + "' as tsquery)";
    }

    /** The same as a {@code tsquery}; without a word it finds nothing. */
    public String query() {
        return terms.stream().map(Term::query).collect(Collectors.joining(" & "));
    }
}
