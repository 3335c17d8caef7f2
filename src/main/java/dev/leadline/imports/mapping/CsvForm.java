package dev.leadline.imports.mapping;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * The form of the file to import.
 *
 * @param delimiter what stands between cells: a comma when absent. A first line such as {@code sep=;} overrides it
 * @param columns its headings, all of them and in order
 * @param headings {@code EXACT}: the file has these columns and no others; {@code NAMED}: it has them in any order, and
 *     others are passed over
 * @param encoding of its text, such as {@code windows-1252}: UTF-8 when absent. A mark at its beginning overrides it
 * @param decimal the sign in decimal numbers, a point when absent, or a comma
 */
public record CsvForm(String delimiter, List<String> columns, Headings headings, String encoding, String decimal) {

    /** How the headings of a file and those of the mapping must agree. */
    enum Headings {
        EXACT,
        NAMED
    }

    private static final String ALLOWED = ",;\t|";
    private static final int MOST_COLUMNS = 500;

    /** @throws Invalid when the delimiter or the encoding is none, or a heading is blank or stands twice */
    public CsvForm {
        delimiter = delimiter == null ? "," : delimiter;
        if (!isDelimiter(delimiter)) {
            throw new Invalid(
                    "/delimiter",
                    delimiter,
                    "The delimiter (" + delimiter + ") must be a comma, semicolon, tab or vertical bar.");
        }
        decimal = decimal == null ? "." : decimal;
        if (!decimal.equals(".") && !decimal.equals(",")) {
            throw new Invalid("/decimal", decimal, "The decimal sign (" + decimal + ") must be \".\" or \",\".");
        }
        headings = headings == null ? Headings.EXACT : headings;
        encoding = encoding == null
                ? StandardCharsets.UTF_8.name()
                : charset(encoding).name();
        columns = checked(columns);
    }

    private static List<String> checked(List<String> columns) {
        if (columns == null || columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            throw new Invalid("/columns", null, "The file must have 1 to " + MOST_COLUMNS + " `columns`.");
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < columns.size(); i++) {
            var name = columns.get(i);
            if (name == null || name.isBlank() || name.indexOf('}') >= 0 || !seen.add(name)) {
                throw new Invalid(
                        "/columns/" + i, name, "The column (" + name + ") must have a unique name without braces.");
            }
        }
        return List.copyOf(columns);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new Invalid(
                    "/encoding",
                    name,
                    "The encoding (" + QuotedText.of(name) + ") is unknown.\nUse one such as UTF-8, windows-1252,"
                            + " ISO-8859-1 or UTF-16LE.");
        }
    }

    /** Returns whether a text can stand between cells. */
    public static boolean isDelimiter(String text) {
        return text.length() == 1 && ALLOWED.contains(text);
    }

    /** Returns whether columns are found by their headings, wherever they are. */
    public boolean isNamed() {
        return headings == Headings.NAMED;
    }

    /** The encoding of a file without a mark. */
    public Charset charset() {
        return Charset.forName(encoding);
    }
}
