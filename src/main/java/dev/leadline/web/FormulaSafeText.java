package dev.leadline.web;

/**
 * Text that a spreadsheet program must take for text. One that would be taken for a formula goes out behind one
 * apostrophe, and comes in without it again; so does one that begins with apostrophes before such a sign, so that what
 * comes in is always what went out.
 */
public enum FormulaSafeText {
    /** Any cell. */
    CELL("=+-@\t\r\n"),
    /** The first cell of a row where a row that begins with {@code #} is a note. */
    FIRST_OF_ROW("=+-@\t\r\n#");

    private final String active;

    FormulaSafeText(String active) {
        this.active = active;
    }

    /** Writes a text so that a spreadsheet does not run it. */
    public String write(String text) {
        return isActive(text) ? "'" + text : text;
    }

    /** Reads a text that was written this way. */
    public String read(String text) {
        return text.startsWith("'") && isActive(text) ? text.substring(1) : text;
    }

    private boolean isActive(String text) {
        int sign = 0;
        while (sign < text.length() && text.charAt(sign) == '\'') {
            sign++;
        }
        return sign < text.length() && active.indexOf(text.charAt(sign)) >= 0;
    }
}
