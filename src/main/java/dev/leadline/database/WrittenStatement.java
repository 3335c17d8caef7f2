package dev.leadline.database;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A statement as the driver takes it.
 *
 * @param names the names of its parameters in the order in which they come
 */
record WrittenStatement(String sql, List<String> names) {

    /** A cast, {@code ::text}, is none. */
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-z][a-z_]*)");

    static WrittenStatement of(String sql) {
        var names = NAME.matcher(sql).results().map(found -> found.group(1)).toList();
        return new WrittenStatement(NAME.matcher(sql).replaceAll("?"), names);
    }
}
