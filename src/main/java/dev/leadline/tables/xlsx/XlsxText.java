package dev.leadline.tables.xlsx;

import java.util.regex.Pattern;

/**
 * Text within XLSX, where a character that XML cannot hold is written {@code _x0007_} after its code, and what only
 * looks like that begins with {@code _x005F_}.
 */
final class XlsxText {

    private static final Pattern WRITTEN = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final Pattern UNFIT =
            Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF]|\\p{Cs}|_(?=x[0-9A-Fa-f]{4}_)");

    private XlsxText() {}

    static String write(String text) {
        return UNFIT.matcher(text)
                .replaceAll(
                        found -> String.format("_x%04X_", (int) found.group().charAt(0)));
    }

    static String read(String text) {
        return text.contains("_x")
                ? WRITTEN.matcher(text)
                        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                : text;
    }
}
