package dev.leadline.kernel.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One rule as it was written.
 *
 * @param name its name
 * @param file the file it stands in
 * @param line the line of the file on which it begins, from 1
 * @param text its text, from {@code rule} to {@code end}
 */
public record RuleText(String name, String file, int line, String text) {

    private static final Pattern HEAD =
            Pattern.compile("^[ \\t]*rule\\s+(?:\"([^\"\\n]+)\"|'([^'\\n]+)'|([\\w$]+))", Pattern.MULTILINE);
    private static final Pattern END = Pattern.compile("(?:^|\\s)end[ \\t;]*(?://.*)?$", Pattern.MULTILINE);

    /** The rules of files, in the order in which they are written. */
    public static List<RuleText> of(List<RuleFile> files) {
        return files.stream().flatMap(file -> of(file).stream()).toList();
    }

    /** The rules of a file, in the order in which they are written. */
    static List<RuleText> of(RuleFile file) {
        var rules = new ArrayList<RuleText>();
        var heads = HEAD.matcher(file.drl()).results().toList();
        int line = 1;
        int counted = 0;
        for (int i = 0; i < heads.size(); i++) {
            var head = heads.get(i);
            var next =
                    i + 1 < heads.size() ? heads.get(i + 1).start() : file.drl().length();
            var rest = file.drl().substring(head.start(), next);
            var end = END.matcher(rest);
            var text = end.find(head.end() - head.start()) ? rest.substring(0, end.end()) : rest;
            line += lines(file.drl(), counted, head.start());
            counted = head.start();
            rules.add(new RuleText(name(head), file.name(), line, text.strip()));
        }
        return rules;
    }

    private static int lines(String text, int from, int to) {
        int lines = 0;
        for (int i = from; i < to; i++) {
            lines += text.charAt(i) == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static String name(MatchResult head) {
        return head.group(1) != null ? head.group(1) : head.group(2) != null ? head.group(2) : head.group(3);
    }

    /** Returns its place in the file, for people. */
    public String place() {
        return file + ", line " + line;
    }
}
