package dev.leadline.tables.xlsx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads how the styles of an XLSX file show numbers, so far as a number is then not what it looks like. */
final class XlsxFormats {

    /** No format at all. */
    static final XlsxFormats NONE = new XlsxFormats(List.of());

    private static final Pattern SHOWN_AS_IT_IS = Pattern.compile("\"[^\"]*\"|[\\\\_*].|\\[(?![hms]+\\])[^\\]]*\\]");
    private static final Pattern OF_DATES = Pattern.compile("[dmyhs]");

    private static final Pattern STYLE = Pattern.compile("[0-9]{1,5}");

    private final List<Shown> byStyle;

    /** The appearance of a number. */
    enum Shown {
        NUMBER,
        DATE,
        PERCENT
    }

    private XlsxFormats(List<Shown> byStyle) {
        this.byStyle = byStyle;
    }

    static XlsxFormats read(XlsxXml styles) {
        var codes = new HashMap<String, String>();
        var byStyle = new ArrayList<Shown>();
        boolean ofCells = false;
        while (styles.next()) {
            if (styles.begins("cellXfs") || styles.ends("cellXfs")) {
                ofCells = styles.begins("cellXfs");
            } else if (styles.begins("numFmt") && styles.attribute("formatCode") != null) {
                codes.putIfAbsent(styles.attribute("numFmtId"), styles.attribute("formatCode"));
            } else if (ofCells && styles.begins("xf")) {
                byStyle.add(shown(styles.attribute("numFmtId"), codes));
            }
        }
        return new XlsxFormats(byStyle);
    }

    private static Shown shown(String id, Map<String, String> codes) {
        var code = codes.get(id);
        if (code != null) {
            return shown(code);
        }
        if (id == null || !id.matches("[0-9]{1,3}")) {
            return Shown.NUMBER;
        }
        int known = Integer.parseInt(id);
        boolean date = known >= 14 && known <= 22
                || known >= 27 && known <= 36
                || known >= 45 && known <= 47
                || known >= 50 && known <= 58;
        return date ? Shown.DATE : known == 9 || known == 10 ? Shown.PERCENT : Shown.NUMBER;
    }

    private static Shown shown(String code) {
        var lower = code.toLowerCase(java.util.Locale.ROOT);
        var signs = SHOWN_AS_IT_IS.matcher(lower).replaceAll("").replace("general", "");
        if (OF_DATES.matcher(signs).find()) {
            return Shown.DATE;
        }
        return signs.contains("%") ? Shown.PERCENT : Shown.NUMBER;
    }

    /** Returns the appearance of a number in this style. */
    Shown of(String style) {
        if (style == null || !STYLE.matcher(style).matches() || Integer.parseInt(style) >= byStyle.size()) {
            return Shown.NUMBER;
        }
        return byStyle.get(Integer.parseInt(style));
    }
}
