package dev.leadline.reports.mails;

import java.util.ArrayList;
import java.util.List;

/**
 * A mail as lines of text: tables have columns, and a number in brackets stands for a link, which is below the last section.
 */
final class MailText {

    private final List<String> links = new ArrayList<>();

    /**
     * A part of it as lines.
     *
     * @param lines what is below the heading
     */
    record Part(String heading, List<String> lines) {}

    /** All links so far, with their numbers. */
    List<String> links() {
        var numbered = new ArrayList<String>();
        for (int i = 0; i < links.size(); i++) {
            numbered.add("[" + (i + 1) + "] " + links.get(i));
        }
        return numbered;
    }

    Part part(MailContent.Section section) {
        var lines = new ArrayList<String>();
        section.sentences().forEach(each -> lines.add(line(each)));
        if (section.table() != null) {
            lines.addAll(table(section.table()));
        }
        if (section.chart() != null) {
            lines.add(section.chart().words());
        }
        return new Part(section.heading(), lines);
    }

    String line(MailContent.Cell cell) {
        if (cell.link() == null) {
            return cell.text();
        }
        if (!links.contains(cell.link())) {
            links.add(cell.link());
        }
        return cell.text() + " [" + (links.indexOf(cell.link()) + 1) + "]";
    }

    private List<String> table(MailContent.Table table) {
        var rows = new ArrayList<List<String>>();
        rows.add(table.columns());
        table.rows().forEach(row -> rows.add(row.stream().map(this::line).toList()));
        var widths = new int[table.columns().size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        return rows.stream().map(row -> padded(row, widths)).toList();
    }

    private static String padded(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - length(row.get(i)) + 2));
        }
        return "  " + line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
