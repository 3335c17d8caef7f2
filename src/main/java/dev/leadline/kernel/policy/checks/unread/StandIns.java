package dev.leadline.kernel.policy.checks.unread;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Column;
import dev.leadline.kernel.policy.DecisionTable;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.WrittenTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Tables that stand in for one in which some cells cannot be read: with whatever such a cell may come to hold, as far as it
 * matters to another row, and, where it says which leads its row is for, without the row. What is so in all of them is so
 * whatever the cells hold.
 */
final class StandIns {

    private static final String ROW = "row";

    private final Terms terms;
    private final TableKind kind;
    private final WrittenTable table;
    private final Set<String> tiers;
    private final Set<Integer> rows = new TreeSet<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> madeUp = new LinkedHashSet<>();
    private boolean mayBeForFewer;

    /** @param tiers the tiers that other tables name */
    StandIns(Terms terms, TableKind kind, WrittenTable table, Set<String> tiers) {
        this.terms = terms;
        this.kind = kind;
        this.table = table;
        this.tiers = tiers;
    }

    /** The names of the rows that cannot be read, as they are in the tables that stand in. */
    Set<String> names() {
        return names;
    }

    /** Those of these names that no row has. */
    Set<String> madeUp() {
        return madeUp;
    }

    /**
     * The tables.
     *
     * @param faults of the cells; pointers are {@code /<row number>/<column>}
     * @param most how many there may be
     * @return none when a fault is of no single cell, or there would be too many
     */
    List<DecisionTable> of(Collection<Invalid.Fault> faults, int most) {
        var variants = List.of(table.rows());
        for (var fault : faults) {
            var path = fault.pointer().split("/");
            int place = path.length == 3 ? table.header().indexOf(path[2]) : -1;
            if (place < 0) {
                return List.of();
            }
            int row = Integer.parseInt(path[1]) - 1;
            rows.add(row);
            var column = column(path[2]);
            var texts = new CellTexts(table, tiers).of(column, "unread-" + (row + 1));
            if (texts.isEmpty() || variants.size() * texts.size() >= most) {
                return List.of();
            }
            mayBeForFewer |= column.role() == Column.Role.INPUT;
            if (column.role() == Column.Role.ROW) {
                madeUp.addAll(texts);
            }
            variants = variants.stream()
                    .flatMap(variant -> texts.stream().map(text -> with(variant, row, place, text)))
                    .toList();
        }
        int name = table.header().indexOf(ROW);
        for (int row : rows) {
            names.add(variants.get(0).get(row).get(name));
        }
        return Stream.concat(variants.stream(), mayBeForFewer ? Stream.of(without(rows)) : Stream.empty())
                .map(lines -> new WrittenTable(table.header(), lines).parse(kind, terms))
                .toList();
    }

    private Column column(String heading) {
        return kind.columns(terms).stream()
                .filter(column -> column.name().equals(heading))
                .findFirst()
                .orElseThrow();
    }

    private static List<List<String>> with(List<List<String>> lines, int row, int column, String text) {
        var changed = new ArrayList<>(lines);
        var cells = new ArrayList<>(lines.get(row));
        cells.set(column, text);
        changed.set(row, cells);
        return changed;
    }

    private List<List<String>> without(Set<Integer> gone) {
        var left = new ArrayList<List<String>>();
        for (int row = 0; row < table.rows().size(); row++) {
            if (!gone.contains(row)) {
                left.add(table.rows().get(row));
            }
        }
        return left;
    }
}
