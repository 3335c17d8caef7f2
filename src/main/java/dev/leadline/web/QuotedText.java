package dev.leadline.web;

/** Text from outside, made fit to be shown and logged: of bounded length, nothing invisible, always valid Unicode. */
public final class QuotedText {

    private static final int LONGEST_VALUE = 120;
    private static final int LONGEST_SENTENCE = 1_000;

    private QuotedText() {}

    /** A value: one line, at most 120 characters, {@code null} stays null. */
    public static String of(String text) {
        return text == null ? null : shown(text, LONGEST_VALUE, false);
    }

    /** A sentence that may quote values: line breaks stay, at most 1,000 characters. */
    public static String ofSentence(String text) {
        return text == null ? null : shown(text, LONGEST_SENTENCE, true);
    }

    private static String shown(String text, int longest, boolean lineBreaks) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), longest) + 16);
        for (int i = 0; i < text.length(); ) {
            if (i >= longest) {
                return shown.append("...").toString();
            }
            int point = text.codePointAt(i);
            if (point == '\n' && lineBreaks || !isUnfit(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append(String.format("\\u%04X", point));
            }
            i += Character.charCount(point);
        }
        return shown.toString();
    }

    /** Control and format characters, line separators, and halves of a surrogate pair. */
    static boolean isUnfit(int point) {
        int kind = Character.getType(point);
        return Character.isISOControl(point)
                || kind == Character.SURROGATE
                || kind == Character.FORMAT
                || kind == Character.LINE_SEPARATOR
                || kind == Character.PARAGRAPH_SEPARATOR;
    }
}
