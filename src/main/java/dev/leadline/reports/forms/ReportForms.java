package dev.leadline.reports.forms;

import dev.leadline.kernel.Invalid;
import dev.leadline.tables.xlsx.XlsxReport;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.function.Supplier;

/** The forms of a report: JSON for programs, CSV and XLSX for whoever opens it; as the header {@code Accept} prefers. */
public record ReportForms(Variant variant) {

    public static final String CSV = "text/csv";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** What the parameter `mark` of every report means. */
    public static final String MARK = "Whether CSV begins with a byte-order mark, by which Excel knows UTF-8";

    /** What the parameter `limit` of every list means. */
    public static final String LIMIT = "Entries per page, 1 to 200. Without it JSON has 50, CSV and XLSX all";

    private static final MediaType CSV_TYPE = MediaType.valueOf(CSV);
    private static final MediaType XLSX_TYPE = MediaType.valueOf(XLSX);
    private static final List<Variant> FORMS = List.of(
            new Variant(MediaType.APPLICATION_JSON_TYPE, (String) null, null),
            new Variant(CSV_TYPE.withCharset("UTF-8"), (String) null, null),
            new Variant(XLSX_TYPE, (String) null, null));

    /** @throws NotAcceptableException when there is no such form */
    public static ReportForms of(Request request) {
        var variant = request.selectVariant(FORMS);
        if (variant == null) {
            throw new NotAcceptableException();
        }
        return new ReportForms(variant);
    }

    public boolean isTable() {
        return !variant.getMediaType().isCompatible(MediaType.APPLICATION_JSON_TYPE);
    }

    public boolean isXlsx() {
        return variant.getMediaType().isCompatible(XLSX_TYPE);
    }

    /** @throws Invalid when a sheet cannot hold so many rows */
    public static void checkFitsSheet(long rows) {
        if (rows > XlsxReport.MOST_ROWS) {
            throw new Invalid(
                    "",
                    rows,
                    "The list has more rows (" + rows + ") than a sheet can hold (" + XlsxReport.MOST_ROWS
                            + ").\nUse CSV, or a shorter period.");
        }
    }

    /**
     * The answer in this form.
     *
     * @param body what JSON has
     * @param table what the others have
     * @param hasMark whether CSV begins with a byte-order mark
     */
    public Response answer(Supplier<Object> body, Supplier<ReportTable> table, boolean hasMark) {
        if (!isTable()) {
            return answer(body.get()).build();
        }
        var rows = table.get();
        StreamingOutput output = isXlsx()
                ? out -> XlsxReport.write(out, rows.name(), rows.headings(), rows.rows())
                : out -> new ReportCsv(rows, hasMark).write(out);
        var file = rows.name() + (isXlsx() ? ".xlsx" : ".csv");
        return answer(output)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=" + file)
                .build();
    }

    private Response.ResponseBuilder answer(Object content) {
        return Response.ok(content)
                .variant(variant)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
