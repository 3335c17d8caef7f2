package dev.leadline.reports.forms;

import java.util.List;

/**
 * A report as a table, of which the rows come as they are read.
 *
 * @param name what it is called, as a file too
 * @param headings the headings
 * @param rows the cells of each row: text, a number, a {@link java.time.ZonedDateTime}, or {@code null} for none
 */
public record ReportTable(String name, List<String> headings, Iterable<List<Object>> rows) {}
