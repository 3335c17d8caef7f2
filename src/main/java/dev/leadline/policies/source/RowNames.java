package dev.leadline.policies.source;

import dev.leadline.kernel.policy.WrittenTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the rows of a table go, whatever its cells hold: each by its name, or by its place where an earlier row has that. */
public final class RowNames {

    private final List<String> names;
    private final Map<String, Integer> first = new HashMap<>();

    private RowNames(List<String> names) {
        this.names = names;
        for (int row = 0; row < names.size(); row++) {
            first.putIfAbsent(names.get(row), row + 1);
        }
    }

    /** The names of a table's rows. */
    public static RowNames of(WrittenTable table) {
        int column = table.header().indexOf("row");
        return new RowNames(table.rows().stream()
                .map(cells -> column < 0 || column >= cells.size() ? "" : cells.get(column))
                .toList());
    }

    /** Returns whether an edit finds a row by its name: no earlier row has it, and it could not be taken for a place. */
    public boolean hasOwn(int number) {
        var name = number > names.size() ? "" : names.get(number - 1);
        return !name.isEmpty() && !name.startsWith("#") && first.get(name) == number;
    }

    /** Returns the name of a row, or {@code #} and its place; an edit takes either. */
    public String of(int number) {
        return hasOwn(number) ? names.get(number - 1) : "#" + number;
    }

    /** Returns a name like another that no row has. */
    public String free(String like) {
        int next = 2;
        while (first.containsKey(like + "-" + next)) {
            next++;
        }
        return like + "-" + next;
    }
}
