package dev.leadline.database;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** How rows are kept in a table: any number with one statement, their values being texts as the database reads them. */
public final class KeptRows {

    private final Columns columns;
    private final List<String> key;
    private final String insert;

    private KeptRows(String table, Columns columns, List<String> key, String conflict) {
        this.columns = columns;
        this.key = key;
        this.insert = "insert into %s (%s) select %s from %s%s"
                .formatted(table, String.join(", ", columns.names()), columns.values(), columns.told(), conflict);
    }

    /** Rows that are not there yet. */
    public static KeptRows of(String table, String columns) {
        return new KeptRows(table, Columns.of(columns), List.of(), "");
    }

    /** Rows of which those stay as they are that are there already. */
    public static KeptRows unlessThere(String table, String columns) {
        return new KeptRows(table, Columns.of(columns), List.of(), " on conflict do nothing");
    }

    /**
     * Rows that take the place of those which are there. Of two with one key the later one stays.
     *
     * @param key the columns of which there is one row
     */
    public static KeptRows replacing(String table, String columns, String... key) {
        var all = Columns.of(columns);
        return new KeptRows(table, all, List.of(key), replace(all, key));
    }

    /** The same where nothing is written when a row says the same as that which is there. */
    public static KeptRows replacingOthers(String table, String columns, String... key) {
        var all = Columns.of(columns);
        var isAnother = " where (%s) is distinct from (%s)"
                .formatted(each(all.names(), table + ".%s"), each(all.names(), "excluded.%s"));
        return new KeptRows(table, all, List.of(key), replace(all, key) + isAnother);
    }

    private static String replace(Columns columns, String... key) {
        var others = columns.names().stream()
                .filter(each -> !Arrays.asList(key).contains(each))
                .toList();
        return " on conflict (%s) do update set %s"
                .formatted(String.join(", ", key), each(others, "%1$s = excluded.%1$s"));
    }

    private static String each(List<String> names, String form) {
        return names.stream().map(form::formatted).collect(Collectors.joining(", "));
    }

    /** The names of the columns, in their order. */
    List<String> names() {
        return columns.names();
    }

    /** A statement that keeps rows, given {@link #of}. */
    String insert() {
        return insert;
    }

    Parameters of(List<List<String>> rows) {
        if (key.isEmpty() || rows.size() == 1) {
            return columns.of(rows);
        }
        var places = key.stream().map(columns.names()::indexOf).toList();
        var last = new LinkedHashMap<List<String>, List<String>>();
        rows.forEach(row -> last.put(places.stream().map(row::get).toList(), row));
        return columns.of(List.copyOf(last.values()));
    }
}
