package dev.leadline.commands;

import java.util.List;

/** The XML in which build servers expect what was tested, as Surefire writes it. */
final class JUnitXml {

    private JUnitXml() {}

    /**
     * One thing that was tested.
     *
     * @param group what it belongs to, such as a file
     * @param name its name within the group
     * @param failures why it failed, a sentence each; none when it passed
     * @param notes what else there is to say
     */
    record Tested(String group, String name, List<String> failures, List<String> notes) {}

    static String write(String suite, List<Tested> all) {
        var failures = all.stream().filter(each -> !each.failures().isEmpty()).count();
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"").append(escaped(suite)).append("\" time=\"0\" tests=\"");
        xml.append(all.size()).append("\" errors=\"0\" skipped=\"0\" failures=\"");
        xml.append(failures).append("\">\n");
        all.forEach(each -> write(each, xml));
        return xml.append("</testsuite>\n").toString();
    }

    private static void write(Tested one, StringBuilder xml) {
        xml.append("  <testcase name=\"").append(escaped(one.name()));
        xml.append("\" classname=\"").append(escaped(one.group())).append("\" time=\"0\"");
        if (one.failures().isEmpty() && one.notes().isEmpty()) {
            xml.append("/>\n");
            return;
        }
        xml.append(">\n");
        if (!one.failures().isEmpty()) {
            var first = one.failures().get(0).lines().findFirst().orElse("");
            xml.append("    <failure type=\"leadline\" message=\"")
                    .append(escaped(first))
                    .append("\">");
            xml.append(escaped(String.join("\n", one.failures()))).append("</failure>\n");
        }
        if (!one.notes().isEmpty()) {
            xml.append("    <system-out>").append(escaped(String.join("\n", one.notes())));
            xml.append("</system-out>\n");
        }
        xml.append("  </testcase>\n");
    }

    /** Text within XML 1.0: what XML cannot hold, not even escaped, is shown as its number. */
    static String escaped(String text) {
        var xml = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\n', '\t', '\r' -> xml.append("&#").append(point).append(';');
                default -> {
                    if (isAllowed(point)) {
                        xml.appendCodePoint(point);
                    } else {
                        xml.append(String.format("\\u%04X", point));
                    }
                }
            }
        });
        return xml.toString();
    }

    private static boolean isAllowed(int point) {
        return point >= 0x20 && point <= 0xD7FF || point >= 0xE000 && point <= 0xFFFD || point >= 0x10000;
    }
}
