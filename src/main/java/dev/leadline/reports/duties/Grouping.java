package dev.leadline.reports.duties;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something that duties are grouped or chosen by.
 *
 * @param name the name in answers and in queries: of a column, or of an attribute of leads
 * @param column the column; {@code null} for an attribute
 */
public record Grouping(String name, DutyColumn column) implements Comparable<Grouping> {

    public static Grouping of(DutyColumn column) {
        return new Grouping(column.label(), column);
    }

    public static Grouping ofAttribute(String name) {
        return new Grouping(name, null);
    }

    /** Finds the column of that name; an attribute of the same name gives way to it. */
    public static Optional<Grouping> findColumn(String name) {
        return DutyColumn.labelled(name).map(Grouping::of);
    }

    public boolean isAttribute() {
        return column == null;
    }

    /** A value of the database as answers and queries write it; {@code null} stays null. */
    public String written(String kept) {
        return kept == null || column == null ? kept : column.written(kept);
    }

    /** A value as JSON has it: an hour is a number. */
    public Object toJson(String value) {
        return column == DutyColumn.HOUR && value != null ? (Object) Integer.valueOf(value) : value;
    }

    /** The values of a group by the name of each grouping, as JSON has them. */
    public static Map<String, Object> toJson(Map<Grouping, String> group) {
        var named = new LinkedHashMap<String, Object>();
        group.forEach((grouping, value) -> named.put(grouping.name, grouping.toJson(value)));
        return named;
    }

    /** A text by which a value has its place in the order of values; {@code null} stays null. */
    public String sortable(String value) {
        return value == null || column == null
                ? value
                : column.findKept(value).map(column::sortable).orElse(value);
    }

    @Override
    public int compareTo(Grouping other) {
        if (isAttribute() != other.isAttribute()) {
            return isAttribute() ? 1 : -1;
        }
        return isAttribute() ? name.compareTo(other.name) : column.compareTo(other.column);
    }
}
