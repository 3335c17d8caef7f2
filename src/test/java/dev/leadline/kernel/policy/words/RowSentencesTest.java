package dev.leadline.kernel.policy.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.policy.Column;
import dev.leadline.kernel.policy.ColumnType;
import dev.leadline.kernel.policy.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sentences for rows of tables that a policy may lack, and for any other. */
class RowSentencesTest {

    private static Row row(Object... cells) {
        Map<String, Object> all = new HashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            all.put((String) cells[i], cells[i + 1]);
        }
        return new Row("r", 1, all);
    }

    @Test
    void a_reason_excuses_giving_up_early_or_does_not() {
        assertThat(RowSentences.waiving(row("type", "DISQUALIFIED", "reason", "competitor", "waives", true)))
                .isEqualTo("A lead may be disqualified before all required attempts are made if the reason is"
                        + " competitor.");
        assertThat(RowSentences.waiving(row("reason", "no budget", "waives", false)))
                .isEqualTo("A lead must not be disqualified or returned before all required attempts are made if the"
                        + " reason is no budget.");
    }

    @Test
    void attempts_keep_their_distance() {
        var hours = BusinessDuration.parse("4 business hours");
        assertThat(RowSentences.spacing(row("channel", "PHONE", "afterPrevious", hours)))
                .isEqualTo("at least 4 business hours between two calls");
        assertThat(RowSentences.spacing(row("afterPrevious", hours)))
                .isEqualTo("at least 4 business hours between two attempts in one channel");
    }

    @Test
    void any_other_row_is_told_cell_by_cell() {
        var columns = List.of(
                new Column("row", ColumnType.NAME, Column.Role.ROW, true),
                new Column("tier", ColumnType.NAME, Column.Role.INPUT, false),
                new Column("hot", ColumnType.YES_NO, Column.Role.OUTPUT, true),
                new Column("note", ColumnType.TEXT, Column.Role.NOTE, false));
        assertThat(RowSentences.plain(columns, row("row", "r", "tier", "A", "hot", true, "note", "x")))
                .isEqualTo("Where tier is A: hot is yes.");
        assertThat(RowSentences.plain(columns, row("row", "r", "hot", false))).isEqualTo("Always: hot is no.");
    }
}
