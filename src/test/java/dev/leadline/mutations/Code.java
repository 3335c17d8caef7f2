package dev.leadline.mutations;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A piece of DRL and its place in a file. What stands in strings is skipped, and brackets go together; comments have been
 * blanked out before.
 *
 * @param text the text of the whole file
 * @param from its first character
 * @param to the character behind its last
 */
record Code(String text, int from, int to) {

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");

    /** A whole text with blanks for its comments, so that everything keeps its place. */
    static Code of(String text) {
        var blanked = COMMENT.matcher(text).replaceAll(found -> found.group().replaceAll("[^\n]", " "));
        return new Code(blanked, 0, blanked.length());
    }

    /** A part of it, without blanks around it. */
    Code part(int first, int end) {
        while (first < end && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        while (end > first && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Code(text, first, end);
    }

    boolean isEmpty() {
        return from == to;
    }

    /** The place behind what begins here: a string, a pair of brackets with all between, or one character. */
    int skip(int at) {
        char first = text.charAt(at);
        if (first == '"' || first == '\'') {
            int end = text.indexOf(first, at + 1);
            return end < 0 ? to : end + 1;
        }
        if (first != '(' && first != '[' && first != '{') {
            return at + 1;
        }
        int next = at + 1;
        while (next < to && ")]}".indexOf(text.charAt(next)) < 0) {
            next = skip(next);
        }
        return Math.min(next + 1, to);
    }

    /** Its parts between {@code separator}, but for those within brackets and strings; none when it is blank. */
    List<Code> split(String separator) {
        var parts = new ArrayList<Code>();
        int begin = from;
        for (int at = from; at < to; ) {
            if (text.startsWith(separator, at)) {
                parts.add(part(begin, at));
                begin = at + separator.length();
                at = begin;
            } else {
                at = skip(at);
            }
        }
        var last = part(begin, to);
        if (!parts.isEmpty() || !last.isEmpty()) {
            parts.add(last);
        }
        return parts;
    }

    /** The text of the file with this piece replaced. */
    String replacedBy(String other) {
        return text.substring(0, from) + other + text.substring(to);
    }

    @Override
    public String toString() {
        return text.substring(from, to);
    }

    /** On one line. */
    String line() {
        return line(toString());
    }

    static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
