package dev.leadline.imports.mapping;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names that a mapping can use in a place: a file's columns, and those that number rows and repetitions. Of events any
 * field can be named.
 *
 * @param names that are known
 * @param others whether others can be named too, as the paths of fields
 */
record CsvColumns(Set<String> names, boolean others) {

    static CsvColumns of(CsvForm file) {
        return file == null
                ? new CsvColumns(Set.of(), true)
                : new CsvColumns(new LinkedHashSet<>(file.columns()), false);
    }

    CsvColumns with(String more) {
        var all = new LinkedHashSet<>(names);
        all.add(more);
        return new CsvColumns(all, others);
    }

    /** A fault when there is no such column. */
    List<Invalid.Fault> missing(String pointer, String column) {
        if (names.contains(column)) {
            return List.of();
        }
        return others
                ? FieldPath.faults(pointer, column)
                : List.of(new Invalid.Fault(
                        pointer,
                        column,
                        "The file has no column (" + QuotedText.of(column) + ").\nUse one of "
                                + String.join(", ", names) + "."));
    }

    /** A fault for each column that a part is made from and that is not there. */
    List<Invalid.Fault> missing(String pointer, Part part) {
        var all = new java.util.ArrayList<>(missing(pointer, part.from()));
        if (part instanceof Moment moment && moment.shift() != null) {
            all.addAll(missing(pointer + "/shift/times", moment.shift().times()));
        }
        return all;
    }

    /** A fault for each column of a template that is not there. */
    List<Invalid.Fault> missing(String pointer, Template template) {
        return template.columns().stream()
                .distinct()
                .flatMap(column -> missing(pointer, column).stream())
                .toList();
    }

    /** A fault when a new name is that of a column. */
    List<Invalid.Fault> taken(String pointer, String name) {
        return names.contains(name)
                ? List.of(new Invalid.Fault(
                        pointer, name, "The name (" + QuotedText.of(name) + ") is already the name of a column."))
                : List.of();
    }
}
