package dev.leadline.imports;

import dev.leadline.imports.mapping.CsvForm;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;

/**
 * Where a file has the columns of a mapping. Headings that are empty, after the last one, are passed over.
 *
 * @param columns of the mapping
 * @param places the place of each in a row
 * @param count how many headings the file has
 */
record CsvHeadings(List<String> columns, List<Integer> places, int count) {

    /** @throws Invalid when the file lacks a column, or has others and the mapping does not allow it */
    static CsvHeadings of(CsvForm form, List<String> cells, Path path) {
        var headings = trimmed(cells);
        var wanted = form.columns();
        if (!form.isNamed() && !headings.equals(wanted)) {
            boolean hasAll = headings.containsAll(wanted);
            throw refused(
                    path,
                    headings,
                    "the mapping expects " + String.join(", ", wanted),
                    hasAll
                            ? "\nUse `headings: NAMED` in the mapping's `file`. Columns are then found by their headings, and"
                                    + " others are ignored."
                            : delimiterAdvice(headings, form));
        }
        var missing = wanted.stream().filter(each -> !headings.contains(each)).toList();
        if (!missing.isEmpty()) {
            throw refused(
                    path,
                    headings,
                    "these are missing: " + String.join(", ", missing),
                    delimiterAdvice(headings, form));
        }
        var twice = wanted.stream()
                .filter(each -> Collections.frequency(headings, each) > 1)
                .toList();
        if (!twice.isEmpty()) {
            throw refused(path, headings, "these stand twice: " + String.join(", ", twice), "");
        }
        return new CsvHeadings(wanted, wanted.stream().map(headings::indexOf).toList(), headings.size());
    }

    private static List<String> trimmed(List<String> cells) {
        int end = cells.size();
        while (end > 1 && cells.get(end - 1).isBlank()) {
            end--;
        }
        return cells.subList(0, end);
    }

    private static Invalid refused(Path path, List<String> headings, String why, String advice) {
        return new Invalid(
                "",
                headings,
                "The headings of the file (" + path + ") are " + QuotedText.ofSentence(String.join(", ", headings))
                        + "; " + why + "." + advice);
    }

    private static String delimiterAdvice(List<String> headings, CsvForm form) {
        if (headings.size() > 1) {
            return "";
        }
        return ";,\t|"
                .chars()
                .filter(sign ->
                        headings.get(0).indexOf(sign) > 0 && form.delimiter().charAt(0) != sign)
                .mapToObj(sign -> "\nCheck the `delimiter` of the mapping. The file seems to use \""
                        + (sign == '\t' ? "\\t" : Character.toString(sign)) + "\".")
                .findFirst()
                .orElse("\nCheck the `delimiter` of the mapping.");
    }

    /** Returns whether a row has a cell for each heading, and beyond them empty ones only. */
    boolean fits(List<String> cells) {
        return cells.size() >= count
                && cells.subList(count, cells.size()).stream().allMatch(String::isBlank);
    }

    Invalid ragged(int cells) {
        return new Invalid(
                "", cells, "The line has " + cells + " cells; it must have " + count + ", one for each heading.");
    }

    /** The cells of a row, by the columns of the mapping. */
    HashMap<String, String> named(List<String> cells) {
        var named = new HashMap<String, String>(columns.size() * 2);
        for (int i = 0; i < columns.size(); i++) {
            named.put(columns.get(i), cells.get(places.get(i)));
        }
        return named;
    }
}
