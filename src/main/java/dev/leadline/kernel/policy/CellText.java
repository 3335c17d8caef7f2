package dev.leadline.kernel.policy;

import dev.leadline.kernel.Invalid;

/** Checks that apply to the text of every cell, whatever its type. */
public final class CellText {

    private static final int LONGEST_SHOWN = 100;

    private CellText() {}

    /** @throws Invalid when the text begins or ends with a blank, with what may be meant */
    static void refuseOuterBlanks(String text) {
        int first = 0;
        int end = text.length();
        while (first < end && isBlank(text.charAt(first))) {
            first++;
        }
        while (end > first && isBlank(text.charAt(end - 1))) {
            end--;
        }
        if (end - first == text.length()) {
            return;
        }
        var meant =
                first == end ? "Leave the cell empty." : "Did you mean (" + shown(text.substring(first, end)) + ")?";
        throw new Invalid("", text, "The value (" + shown(text) + ") must not begin or end with a space.\n" + meant);
    }

    private static boolean isBlank(char sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign);
    }

    /** Returns whether a file can hold it: no control character, half of a surrogate pair or non-character. */
    static boolean isFit(int sign) {
        return !Character.isISOControl(sign)
                && Character.getType(sign) != Character.SURROGATE
                && (sign & 0xFFFE) != 0xFFFE;
    }

    /** The text, or its beginning when it is long. */
    public static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }
}
