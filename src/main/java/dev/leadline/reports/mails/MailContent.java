package dev.leadline.reports.mails;

import dev.leadline.alerts.reports.ReportMail;
import dev.leadline.web.QuotedText;
import java.util.List;

/**
 * A mail before it is written as text and as HTML, which both say all of it.
 *
 * @param subject one line
 * @param about what it is about and as of when: lines at the top
 * @param sections its parts in order
 * @param footer lines at the bottom
 */
record MailContent(String subject, List<String> about, List<Section> sections, List<Cell> footer) {

    MailContent {
        about = about.stream().map(MailContent::line).toList();
        sections = List.copyOf(sections);
        footer = List.copyOf(footer);
    }

    /** Names come from outside: none may begin a line of its own. */
    private static String line(String text) {
        return QuotedText.ofSentence(text).replace("\n", "\\u000A");
    }

    /**
     * A part under a heading.
     *
     * @param sentences what is said, each a line
     * @param table figures; null for none
     * @param chart a picture; null for none
     */
    record Section(String heading, List<Cell> sentences, Table table, Chart chart) {

        Section {
            sentences = List.copyOf(sentences);
        }

        static Section of(String heading, List<Cell> sentences) {
            return new Section(heading, sentences, null, null);
        }
    }

    /**
     * Figures in rows, of which the first column names each.
     *
     * @param columns what stands above each
     */
    record Table(List<String> columns, List<List<Cell>> rows) {

        Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Words or a figure.
     *
     * @param link where it leads to; null for nowhere
     */
    record Cell(String text, String link) {

        Cell {
            text = line(text);
        }

        static Cell of(String text) {
            return new Cell(text, null);
        }
    }

    /**
     * A picture with what it shows in words.
     *
     * @param picture null where none can be drawn: the words stand alone then
     * @param words all that it shows
     */
    record Chart(ReportMail.Picture picture, String words) {}
}
