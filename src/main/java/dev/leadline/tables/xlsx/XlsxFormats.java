package dev.leadline.tables.xlsx;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads how the styles of an XLSX file show numbers, so far as a number is then not what it looks like. */
final class XlsxFormats {

    /** No format at all. */
    static final XlsxFormats NONE = new XlsxFormats(List.of());

    private static final Pattern SHOWN_AS_IT_IS = Pattern.compile("\"[^\"]*\"|[\\\\_*].|\\[(?![hms]+\\])[^\\]]*\\]");
    private static final Pattern OF_DATES = Pattern.compile("[dmyhs]");
    private static final Pattern STYLE = Pattern.compile("[0-9]{1,5}");

    /** The formats that every file has without naming them, so far as they round. */
    private static final Map<String, String> KNOWN = Map.of(
            "1",
            "0",
            "2",
            "0.00",
            "3",
            "#,##0",
            "4",
            "#,##0.00",
            "9",
            "0%",
            "10",
            "0.00%",
            "37",
            "#,##0",
            "38",
            "#,##0",
            "39",
            "#,##0.00",
            "40",
            "#,##0.00");

    private final List<String> byStyle;

    /** @param byStyle the code of each style, without what is shown as it is; {@code null} for dates */
    private XlsxFormats(List<String> byStyle) {
        this.byStyle = byStyle;
    }

    static XlsxFormats read(XlsxXml styles) {
        var codes = new HashMap<String, String>();
        var byStyle = new ArrayList<String>();
        boolean ofCells = false;
        while (styles.next()) {
            if (styles.begins("cellXfs") || styles.ends("cellXfs")) {
                ofCells = styles.begins("cellXfs");
            } else if (styles.begins("numFmt") && styles.attribute("formatCode") != null) {
                codes.putIfAbsent(styles.attribute("numFmtId"), styles.attribute("formatCode"));
            } else if (ofCells && styles.begins("xf")) {
                byStyle.add(signs(styles.attribute("numFmtId"), codes));
            }
        }
        return new XlsxFormats(byStyle);
    }

    private static String signs(String id, Map<String, String> codes) {
        var code = codes.get(id);
        if (code != null) {
            var lower = code.toLowerCase(Locale.ROOT);
            var signs = SHOWN_AS_IT_IS.matcher(lower).replaceAll("").replace("general", "");
            return OF_DATES.matcher(signs).find() ? null : signs;
        }
        return isDate(id) ? null : KNOWN.getOrDefault(id == null ? "" : id, "");
    }

    private static boolean isDate(String id) {
        if (id == null || !id.matches("[0-9]{1,3}")) {
            return false;
        }
        int known = Integer.parseInt(id);
        return known >= 14 && known <= 22
                || known >= 27 && known <= 36
                || known >= 45 && known <= 47
                || known >= 50 && known <= 58;
    }

    /** Why a number in a style is not what it looks like, as the rest of a sentence; {@code null} when it is. */
    String refusal(String style, BigDecimal number) {
        if (style == null || !STYLE.matcher(style).matches() || Integer.parseInt(style) >= byStyle.size()) {
            return null;
        }
        var signs = byStyle.get(Integer.parseInt(style));
        if (signs == null) {
            return "contains a number formatted as a date or time";
        }
        if (signs.contains("%")) {
            return "contains a number formatted as a percentage";
        }
        return XlsxDigits.parse(signs.split(";", 2)[0])
                .map(digits -> digits.shown(number))
                .filter(shown -> new BigDecimal(shown).compareTo(number) != 0)
                .map(shown -> "is shown as " + shown)
                .orElse(null);
    }
}
