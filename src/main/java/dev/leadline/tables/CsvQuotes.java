package dev.leadline.tables;

import dev.leadline.kernel.Invalid;

/**
 * Finds what RFC 4180 forbids and readers of CSV let pass: a quote within a cell that does not begin with one, text
 * after the closing quote, a quote that is never closed, a carriage return alone, and NUL.
 */
final class CsvQuotes {

    private final String text;
    private int line = 1;
    private int next;

    private CsvQuotes(String text) {
        this.text = text;
    }

    /** @throws Invalid with the line */
    static void check(String text) {
        var csv = new CsvQuotes(text);
        while (csv.next < text.length()) {
            csv.cell();
        }
    }

    private void cell() {
        if (text.charAt(next) == '"') {
            quoted();
        } else {
            while (next < text.length() && !endsCell()) {
                if (text.charAt(next) == '"') {
                    throw refused("has a quote inside an unquoted cell", "\"");
                }
                next++;
            }
        }
        if (next < text.length()) {
            separator();
        }
    }

    private void quoted() {
        int begun = line;
        for (next++; next < text.length(); next++) {
            char sign = text.charAt(next);
            if (sign == '"' && next + 1 < text.length() && text.charAt(next + 1) == '"') {
                next++;
            } else if (sign == '"') {
                next++;
                if (next < text.length() && !endsCell()) {
                    throw refused("has text after a closing quote", text.substring(next, next + 1));
                }
                return;
            } else if (sign == 0) {
                throw refused("contains the character NUL", "NUL");
            } else if (sign == '\n') {
                line++;
            }
        }
        line = begun;
        throw refused("opens a quote that is never closed", "\"");
    }

    private boolean endsCell() {
        char sign = text.charAt(next);
        if (sign == 0) {
            throw refused("contains the character NUL", "NUL");
        }
        return sign == ',' || sign == '\n' || sign == '\r';
    }

    private void separator() {
        char sign = text.charAt(next++);
        if (sign == '\r') {
            if (next == text.length() || text.charAt(next) != '\n') {
                throw refused("has a carriage return without a line feed", "CR");
            }
            next++;
        }
        line += sign == ',' ? 0 : 1;
    }

    private Invalid refused(String how, String sign) {
        return new Invalid("", sign, "The table is not CSV: line " + line + " " + how + ".");
    }
}
