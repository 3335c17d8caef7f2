package dev.leadline.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The columns of rows that a statement takes all at once, each column as one array. So the statement is the same text for
 * every number of rows, and the database plans it once. Each value is a text as the database reads it, null for none.
 */
public final class Columns {

    private final List<Column> columns;

    private Columns(List<Column> columns) {
        this.columns = columns;
    }

    private record Column(String name, String type) {

        static Column from(String written) {
            var words = written.strip().split(" ");
            return new Column(words[0], words[1]);
        }

        /** There are no arrays of arrays of several lengths: where a value is one, it stays a text until it is read. */
        String array() {
            return "cast(:%s as %s[])".formatted(name, isArray() ? "text" : type);
        }

        private boolean isArray() {
            return type.endsWith("[]") || type.equals("tsvector");
        }

        String value() {
            var told = "told." + name;
            return !isArray()
                    ? told
                    : type.equals("tsvector")
                            ? "array_to_tsvector(cast(" + told + " as text[]))"
                            : "cast(" + told + " as " + type + ")";
        }
    }

    /** @param written names and types, such as {@code lead_id text, cycle integer} */
    public static Columns of(String written) {
        return new Columns(Arrays.stream(written.split(",")).map(Column::from).toList());
    }

    /** Their names, in their order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** The table {@code told} of a statement: the rows that it is given. */
    public String told() {
        return "unnest(%s) as told (%s)".formatted(each(Column::array), each(Column::name));
    }

    /** The values of a row of {@code told}, in the order of the columns. */
    String values() {
        return each(Column::value);
    }

    private String each(Function<Column, String> text) {
        return columns.stream().map(text).collect(Collectors.joining(", "));
    }

    /** What a statement over {@link #told} is given. */
    public <R> Parameters of(Collection<R> rows, Function<R, Parameters> values) {
        var names = names();
        return of(rows.stream().map(row -> values.apply(row).texts(names)).toList());
    }

    /** What a statement over {@link #told} is given; each row has its values in the order of the columns. */
    Parameters of(List<List<String>> rows) {
        var parameters = Parameters.none();
        for (int i = 0; i < columns.size(); i++) {
            var values = new ArrayList<String>(rows.size());
            for (var row : rows) {
                values.add(row.get(i));
            }
            parameters.and(columns.get(i).name(), values);
        }
        return parameters;
    }
}
