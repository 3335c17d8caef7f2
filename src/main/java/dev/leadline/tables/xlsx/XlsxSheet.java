package dev.leadline.tables.xlsx;

import dev.leadline.kernel.Invalid;
import dev.leadline.tables.TableLimits;
import dev.leadline.tables.TableShape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the cells of one sheet, row by row; blank ones are passed over. */
final class XlsxSheet {

    private static final Pattern ZERO = Pattern.compile("0+(\\.0*)?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");
    private static final int NOTES = 100;

    private final XlsxXml xml;
    private final List<String> strings;
    private final XlsxFormats formats;
    private final TableLimits limits;
    private final SortedMap<Integer, SortedMap<Integer, XlsxCell>> rows = new TreeMap<>();
    private final List<int[]> hiddenColumns = new ArrayList<>();
    private final List<String> merged = new ArrayList<>();
    private int row;
    private int column;
    private boolean hiddenRow;
    private int characters;

    /** @param strings the strings that the sheets of the file share */
    XlsxSheet(XlsxXml xml, List<String> strings, XlsxFormats formats, TableLimits limits) {
        this.xml = xml;
        this.strings = strings;
        this.formats = formats;
        this.limits = limits;
    }

    /**
     * The cells that hold something, by row and column.
     *
     * @throws Invalid when the sheet is broken, or holds too much
     */
    SortedMap<Integer, SortedMap<Integer, XlsxCell>> read() {
        while (xml.next()) {
            if (xml.begins("col")) {
                hideColumns();
            } else if (xml.begins("row")) {
                beginRow();
            } else if (xml.begins("c")) {
                readCell();
            } else if (xml.begins("mergeCell")) {
                merged.add(xml.attribute("ref"));
            } else if (xml.begins("extLst")) {
                xml.skip();
            }
        }
        return rows;
    }

    /** The ranges of cells that are merged. */
    List<String> merged() {
        return merged;
    }

    private void hideColumns() {
        if (xml.says("hidden") || isZero(xml.attribute("width"))) {
            hiddenColumns.add(new int[] {number(xml.attribute("min")), number(xml.attribute("max"))});
        }
    }

    private void beginRow() {
        var at = xml.attribute("r");
        row = at == null ? row + 1 : number(at);
        column = 0;
        hiddenRow = xml.says("hidden") || isZero(xml.attribute("ht"));
    }

    private static boolean isZero(String size) {
        return size != null && ZERO.matcher(size).matches();
    }

    private static int number(String text) {
        if (text == null || !NUMBER.matcher(text).matches()) {
            throw new Invalid("", text, "The file has a row or column with the invalid number (" + text + ").");
        }
        return Integer.parseInt(text);
    }

    private void readCell() {
        var reference = xml.attribute("r");
        var at = reference == null ? new XlsxCell.At(row, column + 1) : XlsxCell.At.parse(reference);
        if (at.row() != row) {
            throw new Invalid("", reference, "The file has the cell " + at + " in row " + row + ".");
        }
        column = at.column();
        readContent(at, xml.attribute("t"), xml.attribute("s"));
    }

    private void readContent(XlsxCell.At at, String type, String style) {
        String value = null;
        String formula = null;
        while (xml.next() && !xml.ends("c")) {
            if (xml.begins("is")) {
                value = xml.richText("is");
            } else if (xml.ends("v")) {
                value = xml.text();
            } else if (xml.ends("f")) {
                formula = xml.text();
            }
        }
        if (formula != null) {
            keep(new XlsxCell(at, "=" + formula, "contains a formula"));
        } else if (value != null && !value.isEmpty()) {
            keep(cell(at, type == null ? "n" : type, style, value));
        }
    }

    private XlsxCell cell(XlsxCell.At at, String type, String style, String value) {
        switch (type) {
            case "s":
                return new XlsxCell(at, shared(at, value), null);
            case "inlineStr":
                return new XlsxCell(at, value, null);
            case "str":
                return new XlsxCell(at, XlsxText.read(value), null);
            case "n":
                return number(at, style, value);
            case "b":
                return new XlsxCell(at, value.equals("1") ? "TRUE" : "FALSE", "contains an Excel truth value");
            case "e":
                return new XlsxCell(at, value, "contains an error");
            case "d":
                return new XlsxCell(at, value, "contains a date");
            default:
                return new XlsxCell(at, value, "is of the unknown type (" + type + ")");
        }
    }

    private String shared(XlsxCell.At at, String index) {
        if (!NUMBER.matcher(index).matches() || Integer.parseInt(index) >= strings.size()) {
            throw new Invalid(
                    "", index, "The cell " + at + " refers to the string (" + index + "), which does not exist.");
        }
        return strings.get(Integer.parseInt(index));
    }

    private XlsxCell number(XlsxCell.At at, String style, String value) {
        var number = XlsxNumber.read(value.strip());
        if (number.isEmpty()) {
            return new XlsxCell(at, value, "contains a number that is too long or too large");
        }
        return new XlsxCell(at, number.get(), formats.refusal(style, new BigDecimal(number.get())));
    }

    private void keep(XlsxCell cell) {
        if (cell.text().isEmpty()) {
            return;
        }
        var kept = hiddenRow || isInHiddenColumn(cell.at().column())
                ? new XlsxCell(cell.at(), cell.text(), "is hidden")
                : cell;
        TableShape.checkCell(cell.text(), "", "The cell " + cell.at());
        characters += cell.text().length();
        if (rows.computeIfAbsent(row, number -> new TreeMap<>()).put(column, kept) != null) {
            throw new Invalid("", cell.text(), "The file has the cell " + cell.at() + " twice.");
        }
        if (characters > limits.bytes() || rows.size() > limits.rows() + NOTES) {
            throw new Invalid(
                    "",
                    null,
                    "The table has more than " + limits.rows() + " rows, or more than " + limits.bytes()
                            + " characters.");
        }
    }

    private boolean isInHiddenColumn(int number) {
        return hiddenColumns.stream().anyMatch(range -> range[0] <= number && number <= range[1]);
    }
}
