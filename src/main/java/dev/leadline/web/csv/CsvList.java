package dev.leadline.web.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.leadline.web.FormulaSafeText;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * A list as CSV (RFC 4180): a line of headings, a line an entry. No cell holds what a spreadsheet would run.
 *
 * @param headings the first line
 * @param cells the line of an entry; an absent value is null
 * @param hasMark whether it begins with a byte-order mark, by which Excel knows UTF-8
 */
public record CsvList<T>(List<String> headings, Function<T, List<?>> cells, boolean hasMark) {

    public static final String MEDIA_TYPE = "text/csv";

    /** The forms of a list that is JSON or CSV, by what is accepted. */
    public static final List<Variant> OR_JSON = List.of(
            new Variant(MediaType.APPLICATION_JSON_TYPE, (String) null, null),
            new Variant(MediaType.valueOf(MEDIA_TYPE).withCharset("UTF-8"), (String) null, null));

    private static final char MARK = '\uFEFF';

    /** The more of a list after an entry; empty at its end. */
    public interface Pages<T> {
        List<T> after(T last);
    }

    /** Returns whether it is CSV that was accepted. */
    public static boolean isCsv(Variant variant) {
        return variant.getMediaType().isCompatible(MediaType.valueOf(MEDIA_TYPE));
    }

    /** An answer in one of the forms, which nobody keeps. */
    public static Response answer(Object content, Variant variant) {
        return Response.ok(content)
                .variant(variant)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Some entries. */
    public String write(Collection<T> page) {
        return begin() + lines(page);
    }

    /** The whole list from its first page on, written as it is read. */
    public StreamingOutput write(List<T> first, Pages<T> pages) {
        return out -> {
            out.write(begin().getBytes(StandardCharsets.UTF_8));
            for (var page = first; !page.isEmpty(); page = pages.after(page.get(page.size() - 1))) {
                out.write(lines(page).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        };
    }

    private String begin() {
        return (hasMark ? String.valueOf(MARK) : "") + text(List.of(headings));
    }

    private String lines(Collection<T> page) {
        return text(page.stream().map(cells).toList());
    }

    private static String text(List<? extends List<?>> lines) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            lines.forEach(
                    line -> csv.writeRecord(line.stream().map(CsvList::cell).toList()));
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return text.toString();
    }

    private static String cell(Object value) {
        return value == null ? "" : FormulaSafeText.CELL.write(value.toString());
    }
}
