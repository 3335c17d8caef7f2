package dev.leadline.kernel.policy.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.kernel.policy.changes.PolicyChange.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What differs between two tables: all of it, nothing else, and the same seen from the other side. */
class TableDiffTest {

    private static WrittenTable table(String... lines) {
        var rows = IntStream.range(1, lines.length)
                .mapToObj(line -> List.of(lines[line].split(",", -1)))
                .toList();
        return new WrittenTable(List.of(lines[0].split(",")), rows);
    }

    private static List<PolicyChange> between(WrittenTable before, WrittenTable after) {
        return TableDiff.between(TableKind.ATTEMPTS, before, after);
    }

    private static List<String> sentences(WrittenTable before, WrittenTable after) {
        return between(before, after).stream().map(PolicyChange::sentence).toList();
    }

    @Example
    void a_cell_that_differs_is_named_with_both_texts() {
        var changes = between(
                table("row,tier,PHONE,note", "A,A,7,", "B,B,4,"), table("row,tier,PHONE,note", "A,A,8,", "B,B,4,more"));
        assertThat(changes.get(0))
                .isEqualTo(new PolicyChange(
                        Kind.CELL_CHANGED,
                        "attempts",
                        "A",
                        "PHONE",
                        "7",
                        "8",
                        "In attempts, row A: PHONE changes from 7 to 8.",
                        null));
        assertThat(changes)
                .extracting(PolicyChange::sentence)
                .last()
                .isEqualTo("In attempts, row B: note changes from blank to more.");
        assertThat(changes).hasSize(2);
    }

    @Example
    void rows_and_columns_come_and_go() {
        assertThat(sentences(
                        table("row,tier,PHONE", "A,A,7", "B,B,4"),
                        table("row,tier,region,PHONE", "B,B,EMEA,4", "C,C,,1")))
                .containsExactly(
                        "In attempts, column region is added.",
                        "In attempts, row B: region changes from blank to EMEA.",
                        "In attempts, row C is added: tier C, PHONE 1.",
                        "In attempts, row A is removed: tier A, PHONE 7.");
    }

    @Example
    void the_fewest_rows_move() {
        var before = table("row,tier", "A,a", "B,b", "C,c", "D,d", "E,e");
        assertThat(sentences(before, table("row,tier", "E,e", "A,a", "B,b", "C,c", "D,d")))
                .containsExactly("In attempts, row E moves from place 5 to 1.");
        assertThat(between(before, table("row,tier", "B,b", "A,a", "C,c", "E,e", "D,d")))
                .extracting(PolicyChange::kind)
                .containsExactly(Kind.ROW_MOVED, Kind.ROW_MOVED);
    }

    @Example
    void rows_without_a_name_of_their_own_go_by_their_order() {
        assertThat(sentences(
                        table("row,PHONE", ",1", "A,2", "A,3", "B,4"), table("row,PHONE", "B,4", ",1", "A,2", "A,5")))
                .containsExactly(
                        "In attempts, row B moves from place 4 to 1.",
                        "In attempts, row #4: PHONE changes from 3 to 5.");
        assertThat(sentences(table("row,PHONE", ",1"), table("row,PHONE", ",1", ",2")))
                .containsExactly("In attempts, row #2 is added: PHONE 2.");
        assertThat(sentences(table("row,PHONE", "A,1"), table("row,PHONE", "A,1", "A,1")))
                .containsExactly("In attempts, row #2 is added: PHONE 1.");
    }

    @Example
    void ten_thousand_rows_turned_round_take_no_longer_than_sorting_them() {
        var header = List.of("row", "tier", "PHONE");
        var rows = new ArrayList<List<String>>();
        IntStream.range(0, 10_000).forEach(row -> rows.add(List.of("r" + row, "A", String.valueOf(row % 10))));
        var before = new WrittenTable(header, rows);
        Collections.reverse(rows);
        var reversed = new WrittenTable(header, rows);
        Collections.shuffle(rows, new Random(1));
        var shuffled = new WrittenTable(header, rows);
        assertTimeout(Duration.ofSeconds(5), () -> {
            assertThat(between(before, reversed)).hasSize(9_999);
            assertThat(between(before, shuffled)).hasSizeBetween(9_000, 9_999);
            assertThat(between(before, before)).isEmpty();
        });
    }

    @Provide
    Arbitrary<WrittenTable> tables() {
        var cell = Arbitraries.of("", "1", "2", "x");
        var row = Combinators.combine(Arbitraries.of("", "A", "B", "C", "D", "E", "F", "G"), cell, cell)
                .as(List::of);
        return Combinators.combine(
                        Arbitraries.of(List.of("row", "a", "b"), List.of("row", "b", "c"), List.of("a", "b", "c")),
                        row.list().ofMaxSize(8))
                .as(WrittenTable::new);
    }

    @Property
    void a_table_does_not_differ_from_itself(@ForAll("tables") WrittenTable table) {
        assertThat(between(table, table)).isEmpty();
    }

    @Property
    void tables_of_the_same_columns_between_which_nothing_differs_are_equal(
            @ForAll("tables") WrittenTable one, @ForAll("tables") WrittenTable other) {
        if (one.header().equals(other.header())) {
            assertThat(between(one, other).isEmpty()).isEqualTo(one.equals(other));
        }
    }

    @Property
    void seen_from_the_other_side_it_is_the_same_turned_round(
            @ForAll("tables") WrittenTable one, @ForAll("tables") WrittenTable other) {
        assertThat(between(one, other).stream().map(TableDiffTest::essence))
                .containsExactlyInAnyOrderElementsOf(between(other, one).stream()
                        .map(TableDiffTest::mirrored)
                        .map(TableDiffTest::essence)
                        .toList());
    }

    private static PolicyChange mirrored(PolicyChange change) {
        var kind = Kind.valueOf(change.kind()
                .name()
                .replaceFirst("ADDED|REMOVED", change.kind().name().endsWith("ADDED") ? "REMOVED" : "ADDED"));
        return new PolicyChange(
                kind, change.table(), change.row(), change.column(), change.after(), change.before(), "", null);
    }

    /** A row without a name of its own is called by its place, which may be another on the other side. */
    private static List<Object> essence(PolicyChange change) {
        var row = change.row() == null || change.row().startsWith("#") ? "" : change.row();
        var name = row.isEmpty() ? "" : change.kind() == Kind.ROW_ADDED || change.kind() == Kind.ROW_REMOVED ? row : "";
        return java.util.Arrays.asList(change.kind(), name, change.column(), change.before(), change.after());
    }

    @Property
    void the_rows_that_did_not_move_kept_their_order_and_no_fewer_could_have_moved(@ForAll Random random) {
        var names = new ArrayList<>(List.of("A", "B", "C", "D", "E", "F"));
        Collections.shuffle(names, random);
        var before = new WrittenTable(
                List.of("row"),
                List.of("A", "B", "C", "D", "E", "F").stream().map(List::of).toList());
        var after =
                new WrittenTable(List.of("row"), names.stream().map(List::of).toList());
        var moved = between(before, after).stream().map(PolicyChange::row).toList();
        var kept = new ArrayList<>(names);
        kept.removeAll(moved);
        assertThat(kept).isSorted().hasSize(longestRun(names));
    }

    /** By trying every choice. */
    private static int longestRun(List<String> names) {
        int longest = 0;
        for (int choice = 0; choice < 1 << names.size(); choice++) {
            int chosen = choice;
            var run = IntStream.range(0, names.size())
                    .filter(place -> (chosen >> place & 1) == 1)
                    .mapToObj(names::get)
                    .toList();
            if (run.equals(run.stream().sorted().toList())) {
                longest = Math.max(longest, run.size());
            }
        }
        return longest;
    }
}
