package dev.leadline.tables;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.web.QuotedText;
import java.util.HashSet;
import java.util.List;

/** Checks the shape of every table, however broken its cells: headings that differ, and not too much of anything. */
public final class TableShape {

    private final TableLimits limits;

    public TableShape(TableLimits limits) {
        this.limits = limits;
    }

    /** @throws Invalid when the file is too large to be read at all */
    public void checkSize(byte[] file) {
        if (file.length > limits.bytes()) {
            throw new Invalid(
                    "", file.length, "The table has " + file.length + " bytes; " + atMost(limits.bytes(), "bytes"));
        }
    }

    /** @throws Invalid when there are too many rows */
    void checkRows(int rows) {
        if (rows > limits.rows()) {
            throw new Invalid("", rows, "The table has " + rows + " rows; " + atMost(limits.rows(), "rows"));
        }
    }

    /**
     * Checks what must be true even of a cell of a broken draft, for it is kept as text.
     *
     * @param where the cell, as the beginning of a sentence
     * @throws Invalid when it is longer than any column takes, or holds NUL or half of a surrogate pair
     */
    public static void checkCell(String cell, String pointer, String where) {
        if (cell.length() > TableLimits.LONGEST_CELL) {
            throw new Invalid(
                    pointer,
                    cell.substring(0, 60) + "...",
                    where + " holds " + cell.length() + " characters; "
                            + atMost(TableLimits.LONGEST_CELL, "characters"));
        }
        var unfit = cell.codePoints()
                .filter(sign -> sign == 0 || Character.getType(sign) == Character.SURROGATE)
                .findFirst();
        if (unfit.isPresent()) {
            var sign = String.format("U+%04X", unfit.getAsInt());
            throw new Invalid(pointer, sign, where + " contains the character " + sign + ", which cannot be stored.");
        }
    }

    /**
     * Makes a table of cells that were read.
     *
     * @throws Invalid when a heading is blank or stands twice, or there is too much
     */
    public WrittenTable of(List<String> header, List<List<String>> rows) {
        if (header.size() > limits.columns()) {
            throw new Invalid(
                    "/header",
                    header.size(),
                    "The table has " + header.size() + " columns; " + atMost(limits.columns(), "columns"));
        }
        checkTitle(header, rows.isEmpty() ? header.size() : rows.get(0).size());
        var seen = new HashSet<String>();
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).isBlank()) {
                throw new Invalid("/header", header.get(i), "The heading of column " + (i + 1) + " is blank.");
            }
            if (!seen.add(header.get(i))) {
                throw new Invalid("/header", header.get(i), "The heading (" + header.get(i) + ") appears twice.");
            }
        }
        checkRows(rows.size());
        return new WrittenTable(header, rows);
    }

    /**
     * Checks that the first row is one of headings.
     *
     * @param next how many cells the next row has
     * @throws Invalid when it is a title, or cells are separated by something else than a comma
     */
    public static void checkTitle(List<String> first, int next) {
        var written = first.stream().filter(cell -> !cell.isBlank()).toList();
        if (written.size() != 1 || first.get(0).isBlank()) {
            return;
        }
        var only = written.get(0);
        if (first.size() == 1 && (only.indexOf(';') > 0 || only.indexOf('\t') > 0)) {
            boolean isTab = only.indexOf('\t') > 0;
            throw new Invalid(
                    "/header",
                    only,
                    "The cells of the table are separated by " + (isTab ? "tabs" : "semicolons")
                            + ".\nUse commas. Excel writes them as \"CSV UTF-8\" where the list separator of the system"
                            + " is a comma; or send the XLSX file.");
        }
        if (first.size() > 1 || next > 1) {
            throw new Invalid(
                    "/header",
                    only,
                    "The first row (" + QuotedText.of(only) + ") is a title. The table must begin with its headings.\n"
                            + "Delete the rows above the headings.");
        }
    }

    private static String atMost(int limit, String what) {
        return "at most " + limit + " " + what + " are allowed.";
    }
}
