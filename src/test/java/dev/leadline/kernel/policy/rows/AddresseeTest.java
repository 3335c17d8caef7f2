package dev.leadline.kernel.policy.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.kernel.policy.ColumnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told, of leads that have an owner and a team, and of those that have not. */
class AddresseeTest {

    @ParameterizedTest
    @CsvSource({
        "owner, east-1, east, east-1",
        "owner, , east, ",
        "team, east-1, east, east",
        "owner or team, east-1, east, east-1",
        "owner or team, , east, east",
        "owner or team, , , ",
        "team or owner, east-1, , east-1",
        "owner or team or sales-operations, , , sales-operations",
        "sales-operations, , , sales-operations",
        "or, , , or"
    })
    void the_first_that_a_lead_has_is_told(String text, String owner, String team, String told) {
        var addressee = Addressee.parse(text);
        assertThat(addressee.find(owner, team).orElse(null)).isEqualTo(told);
        assertThat(addressee).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "owner OR team, owner or team",
        "'owner, team', owner or team",
        "owner/team, owner or team",
        "owner  or team, owner or team",
        "owner | team; sales, owner or team or sales"
    })
    void what_may_be_meant_is_said(String text, String meant) {
        assertThatThrownBy(() -> ColumnType.ADDRESSEE.parse(text))
                .hasMessageEndingWith("Did you mean (" + meant + ")?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales manager", "owner or ", "or or", "ümlaut", "owner or sales manager"})
    void what_names_nobody_is_refused(String text) {
        assertThatThrownBy(() -> ColumnType.ADDRESSEE.parse(text)).hasMessageContaining(text.trim());
    }

    @Test
    void nobody_is_named_who_would_never_be_told() {
        assertThatThrownBy(() -> Addressee.parse("sales or team"))
                .hasMessage(
                        "The value (sales or team) names team after sales, which every lead has, so team would never"
                                + " be told.\nUse sales last.");
        assertThatThrownBy(() -> Addressee.parse("owner or team or owner"))
                .hasMessage("The value (owner or team or owner) names owner twice.");
    }
}
