package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "L-1",
                "00Q5g00000ABCDE",
                "a/b",
                "...",
                "east 1",
                "Am\u00e9lie",
                "\u5317\u4eac-7",
                "\uac00",
                "\ud83d\udca9",
                "%2e",
                "$.x"
            })
    void what_people_can_tell_apart_and_addresses_lead_to_is_an_id(String id) {
        assertThat(Identifier.Check.fault(id)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                " L-1|begin or end with a blank",
                "L-1\u00a0|begin or end with a blank",
                "\u3000L|begin or end with a blank",
                "\ufeffL-1|invisible",
                "L\u200b1|invisible",
                "L\u200d1|invisible",
                "L\u202e1|invisible",
                "L\u20661|invisible",
                "L\u20281|invisible",
                "L\u00ad1|invisible",
                "L\u00001|control characters",
                "L\ud8001|control characters",
                ".|dots only",
                "..|dots only",
                "Ame\u0301lie|NFC",
                "\u1112\u1161|NFC",
                "\u212b|NFC"
            })
    void everything_else_is_refused_with_what_to_do(String id, String reason) {
        assertThat(Identifier.Check.fault(id))
                .hasValueSatisfying(must -> assertThat(must).contains(reason));
    }

    @org.junit.jupiter.api.Test
    void it_has_at_most_200_characters() {
        assertThat(Identifier.Check.fault("x".repeat(200))).isEmpty();
        assertThat(Identifier.Check.fault("x".repeat(201))).isPresent();
    }
}
