package dev.leadline.kernel.policy.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RowIndexTest {

    private static final List<String> ATTRIBUTES = List.of("region", "source");
    private static final List<String> VALUES = List.of("EMEA", "APAC", "AMER");

    @Property(tries = 500)
    void it_finds_the_first_row_that_a_scan_of_the_whole_table_finds(@ForAll("tables") List<TierRow> rows) {
        var index = new RowIndex<>(rows, TierRow::band, dimensions());
        var random = new Random(rows.hashCode());
        for (int i = 0; i < 60; i++) {
            var rank = BigDecimal.valueOf(random.nextInt(41), 1).multiply(BigDecimal.valueOf(25));
            assertSame(index, rows, rank, attributes(random));
        }
    }

    @Property(tries = 200)
    void a_table_without_ranks_is_found_by_its_attributes_alone(@ForAll("tables") List<TierRow> rows) {
        var index = new RowIndex<>(rows, null, dimensions());
        var random = new Random(rows.hashCode());
        for (int i = 0; i < 30; i++) {
            var attributes = attributes(random);
            var wanted = rows.stream()
                    .filter(row -> row.segment().admits(attributes))
                    .findFirst()
                    .orElse(null);
            assertThat(index.first(null, attributes::get, row -> row.segment().admits(attributes)))
                    .isEqualTo(wanted);
        }
    }

    @Example
    void bands_nested_too_deeply_to_be_cut_up_are_found_all_the_same() {
        var rows = new ArrayList<TierRow>();
        for (int i = 1_499; i >= 0; i--) {
            rows.add(row(rows.size(), BigDecimal.valueOf(i, 2), RankBand.HIGHEST, Map.of()));
        }
        assertThat(RankSlices.of(rows.stream().map(TierRow::band).toList())).isEmpty();

        var index = new RowIndex<>(rows, TierRow::band, dimensions());
        for (var rank : List.of("0", "0.005", "7.49", "14.98", "14.99", "100")) {
            assertSame(index, rows, new BigDecimal(rank), Map.of());
        }
    }

    @Example
    void a_lead_without_a_rank_has_no_row() {
        var rows = List.of(row(0, RankBand.LOWEST, RankBand.HIGHEST, Map.of()));
        var index = new RowIndex<>(rows, TierRow::band, dimensions());

        assertThat(index.first(null, name -> null, row -> row.band().contains(null)))
                .isNull();
    }

    private static void assertSame(
            RowIndex<TierRow> index, List<TierRow> rows, BigDecimal rank, Map<String, String> attributes) {
        var wanted = rows.stream()
                .filter(row -> matches(row, rank, attributes))
                .findFirst()
                .orElse(null);
        assertThat(index.first(rank, attributes::get, row -> matches(row, rank, attributes)))
                .as("rank %s, %s", rank, attributes)
                .isEqualTo(wanted);
    }

    private static boolean matches(TierRow row, BigDecimal rank, Map<String, String> attributes) {
        return row.band().contains(rank) && row.segment().admits(attributes);
    }

    private static Map<String, Function<TierRow, String>> dimensions() {
        var dimensions = new HashMap<String, Function<TierRow, String>>();
        ATTRIBUTES.forEach(
                name -> dimensions.put(name, row -> row.segment().wanted().get(name)));
        return dimensions;
    }

    private static Map<String, String> attributes(Random random) {
        var attributes = new HashMap<String, String>();
        for (var name : ATTRIBUTES) {
            if (random.nextInt(4) > 0) {
                attributes.put(name, VALUES.get(random.nextInt(VALUES.size())));
            }
        }
        return attributes;
    }

    @Provide
    Arbitrary<List<TierRow>> tables() {
        return Arbitraries.randomValue(random -> {
            var rows = new ArrayList<TierRow>();
            int size = random.nextInt(40);
            while (rows.size() < size) {
                int from = random.nextInt(20);
                int below = from + 1 + random.nextInt(20 - from);
                rows.add(row(
                        rows.size(),
                        BigDecimal.valueOf(from * 5L),
                        BigDecimal.valueOf(below * 5L),
                        attributes(random)));
            }
            return List.copyOf(rows);
        });
    }

    private static TierRow row(int number, BigDecimal from, BigDecimal below, Map<String, String> wanted) {
        return new TierRow("r" + number, new RankBand(from, below), new Segment(wanted), "A", Handling.WORK, "sales");
    }
}
