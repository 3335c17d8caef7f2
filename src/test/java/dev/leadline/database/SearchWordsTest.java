package dev.leadline.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.database.SearchWords.Term;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SearchWordsTest {

    @Test
    void a_word_is_letters_and_digits_without_capitals_accents_and_what_nobody_sees() {
        assertThat(SearchWords.in(List.of("Ümber-Bank & Söhne", "ann@um\u200bber.example", "L-0042", "\u202eبنك")))
                .containsExactly("umber", "bank", "sohne", "ann", "example", "l", "0042", "بنك");
    }

    @Test
    void three_letters_are_a_beginning_and_so_is_whatever_stands_last() {
        assertThat(SearchWords.parse("um ban x").terms())
                .containsExactly(new Term("um", false), new Term("ban", true), new Term("x", true));
        var words = Set.of("umber", "bank", "x1");
        assertThat(SearchWords.parse("umb bank").isIn(words)).isTrue();
        assertThat(SearchWords.parse("um bank").isIn(words))
                .as("two letters are a word")
                .isFalse();
        assertThat(SearchWords.parse("bank um").isIn(words)).isTrue();
        assertThat(SearchWords.parse("bank umber media").isIn(words)).isFalse();
    }

    @Test
    void without_a_word_nothing_is_found() {
        assertThat(SearchWords.parse("%_'\\ \u200b").isNone()).isTrue();
        assertThat(SearchWords.parse("%").isIn(Set.of("a"))).isFalse();
        assertThat(SearchWords.parse("%").query()).isEmpty();
    }

    @Test
    void a_very_long_text_has_its_first_words() {
        assertThat(SearchWords.in(List.of("word ".repeat(1_000) + "last"))).containsExactly("word");
        assertThat(SearchWords.in(java.util.stream.IntStream.range(0, 1_000)
                        .mapToObj(String::valueOf)
                        .toList()))
                .hasSize(200);
    }

    @Property
    void no_sign_of_a_question_is_left_for_the_database_to_read(@ForAll String question) {
        SearchWords.parse(question).terms().forEach(term -> assertThat(term.word())
                .matches("[\\p{L}\\p{N}]+"));
    }
}
