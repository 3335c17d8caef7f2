package dev.leadline.policies.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.Column;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.tables.CsvTable;
import dev.leadline.tables.TableLimits;
import dev.leadline.tables.TableShape;
import dev.leadline.tables.TableWords;
import dev.leadline.tables.xlsx.XlsxTable;
import dev.leadline.web.QuotedText;
import dev.leadline.web.Tagged;
import dev.leadline.web.problems.Problem;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The forms in which a table goes in and out on one address: JSON, CSV and XLSX. */
public final class TableForms {

    public static final String CSV = "text/csv";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final MediaType CSV_TYPE = MediaType.valueOf(CSV);
    private static final MediaType XLSX_TYPE = MediaType.valueOf(XLSX);
    private static final List<Variant> FORMS = List.of(
            new Variant(MediaType.APPLICATION_JSON_TYPE, (String) null, null),
            new Variant(CSV_TYPE.withCharset("UTF-8"), (String) null, null),
            new Variant(XLSX_TYPE, (String) null, null));

    private TableForms() {}

    /**
     * A table as JSON. What an answer holds may be sent back as it is.
     *
     * @param name its name
     * @param hitPolicy what it means when several rows are for one lead; may be absent from a request
     * @param columns its columns; ignored in a request, for the settings say which there are
     * @param rows per row the text of each cell by its heading; a blank cell is an empty text, or left out
     */
    @Schema(name = "Table")
    public record Body(
            String name,
            String hitPolicy,
            List<Map<String, Object>> columns,
            @Schema(required = true) List<Map<String, String>> rows) {}

    /** A table as data, whatever its cells hold. */
    public static Map<String, Object> json(TableKind kind, PolicySource source) {
        var terms = source.findTerms();
        var table = get(kind, source);
        var form = new LinkedHashMap<String, Object>();
        form.put("name", kind.tableName());
        form.put("hitPolicy", terms.map(each -> each.hitPolicy(kind)).orElse(kind.hitPolicy()));
        form.put(
                "columns",
                terms.map(each -> kind.columns(each)).orElse(List.of()).stream()
                        .map(PolicyText::column)
                        .toList());
        form.put(
                "rows",
                table.rows().stream().map(row -> row(table.header(), row)).toList());
        return form;
    }

    private static Map<String, String> row(List<String> header, List<String> row) {
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < row.size(); i++) {
            cells.put(header.get(i), row.get(i));
        }
        return cells;
    }

    private static WrittenTable get(TableKind kind, PolicySource source) {
        return source.findTable(kind)
                .orElseThrow(() -> Problem.notFound("The policy has no table (" + kind.tableName() + ")."));
    }

    /** The table in the form that the request prefers. */
    public static Response answer(Request request, String tag, TableKind kind, PolicySource source) {
        var table = get(kind, source);
        var variant = request.selectVariant(FORMS);
        if (variant == null) {
            throw new NotAcceptableException();
        }
        var type = variant.getMediaType();
        var answer = type.isCompatible(CSV_TYPE)
                ? Tagged.answer(request, tag + "-csv", () -> CsvTable.write(table))
                : type.isCompatible(XLSX_TYPE)
                        ? Tagged.answer(request, tag + "-xlsx", () -> XlsxTable.write(table, words(kind, source)))
                                .header("Content-Disposition", "attachment; filename=" + kind.tableName() + ".xlsx")
                        : Tagged.answer(request, tag + "-json", () -> json(kind, source));
        return answer.variant(variant)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private static TableWords words(TableKind kind, PolicySource source) {
        var tiers = source.findTable(TableKind.RANK_TIERS)
                .map(table -> column(table, "tier"))
                .orElse(List.of());
        return TableWords.of(kind, source.terms(), tiers);
    }

    private static List<String> column(WrittenTable table, String heading) {
        int place = table.header().indexOf(heading);
        return place < 0
                ? List.of()
                : table.rows().stream()
                        .map(row -> row.get(place))
                        .filter(cell -> !cell.isEmpty())
                        .distinct()
                        .toList();
    }

    /**
     * The table that a request holds.
     *
     * @throws Invalid when it is no table, or its headings are not those of the table; its cells may be anything
     */
    public static WrittenTable read(
            String type, byte[] body, TableKind kind, Terms terms, TableLimits limits, ObjectMapper json)
            throws IOException {
        var headings = kind.columns(terms).stream().map(Column::name).toList();
        var media = MediaType.valueOf(type);
        var table = media.isCompatible(CSV_TYPE)
                ? CsvTable.read(body, limits)
                : media.isCompatible(XLSX_TYPE)
                        ? XlsxTable.read(body, limits)
                        : fromJson(body, kind, headings, limits, json);
        checkHeadings(kind, headings, table.header());
        return inOrder(table, headings);
    }

    private static WrittenTable fromJson(
            byte[] body, TableKind kind, List<String> headings, TableLimits limits, ObjectMapper json)
            throws IOException {
        var read = json.readValue(body, Body.class);
        if (read == null || read.rows() == null) {
            throw new Invalid("/rows", null, "The table's `rows` are missing.");
        }
        if (read.name() != null && !read.name().equals(kind.tableName())) {
            throw new Invalid("/name", read.name(), "The name (" + read.name() + ") must be " + kind.tableName() + ".");
        }
        if (read.rows().size() > limits.rows()) {
            throw new Invalid(
                    "/rows",
                    read.rows().size(),
                    "The table has " + read.rows().size() + " rows; at most " + limits.rows() + " are allowed.");
        }
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < read.rows().size(); i++) {
            rows.add(cells(read.rows().get(i), headings, "/rows/" + i));
        }
        return new WrittenTable(headings, rows);
    }

    /** The cells of a row in the order of the headings. */
    static List<String> cells(Map<String, String> row, List<String> headings, String pointer) {
        if (row == null) {
            throw new Invalid(pointer, null, "A row must not be null.");
        }
        for (var name : row.keySet()) {
            if (!headings.contains(name)) {
                throw new Invalid(
                        pointer + "/" + name,
                        name,
                        "There is no column (" + name + ").\nUse one of " + String.join(", ", headings) + ".");
            }
        }
        return headings.stream()
                .map(name -> cell(row.get(name), pointer + "/" + name))
                .toList();
    }

    static String cell(String text, String pointer) {
        if (text != null) {
            TableShape.checkCell(text, pointer, "The cell");
        }
        return text == null ? "" : text;
    }

    private static void checkHeadings(TableKind kind, List<String> wanted, List<String> header) {
        if (header.size() != wanted.size() || !new HashSet<>(header).equals(new HashSet<>(wanted))) {
            throw new Invalid(
                    "/header",
                    String.join(",", header),
                    "The headings of " + kind.tableName() + " (" + String.join(",", header) + ") must be "
                            + String.join(",", wanted) + ".");
        }
    }

    /** The same table with its columns in their usual order. */
    static WrittenTable inOrder(WrittenTable table, List<String> headings) {
        var places = headings.stream().map(table.header()::indexOf).toList();
        var rows = table.rows().stream()
                .map(row -> places.stream()
                        .map(place -> place < 0 || place >= row.size() ? "" : row.get(place))
                        .toList())
                .toList();
        return new WrittenTable(headings, rows);
    }

    /** 404, with the tables that there are. */
    public static TableKind kind(String name) {
        return PolicySource.findTable(name)
                .orElseThrow(() ->
                        Problem.notFound("There is no table (" + QuotedText.of(name) + ") in a policy.\nUse one of "
                                + String.join(
                                        ", ",
                                        List.of(TableKind.values()).stream()
                                                .map(TableKind::tableName)
                                                .toList())
                                + "."));
    }
}
