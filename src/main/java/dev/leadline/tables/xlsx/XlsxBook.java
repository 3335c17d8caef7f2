package dev.leadline.tables.xlsx;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.WrittenTable;
import dev.leadline.tables.TableLimits;
import dev.leadline.tables.TableShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the one sheet of an XLSX file that holds a table. */
final class XlsxBook {

    private final XlsxParts parts;
    private final TableLimits limits;
    private final Map<String, Relation> relations;
    private final String path;

    /** Where a part refers to. */
    private record Relation(String type, String path) {}

    XlsxBook(XlsxParts parts, TableLimits limits) {
        this.parts = parts;
        this.limits = limits;
        this.path = relations("").values().stream()
                .filter(relation -> relation.type().endsWith("/officeDocument"))
                .findFirst()
                .orElseThrow(() -> XlsxParts.refused("is not an XLSX file: it has no workbook."))
                .path();
        this.relations = relations(path);
    }

    private Map<String, Relation> relations(String of) {
        var folder = of.substring(0, of.lastIndexOf('/') + 1);
        var part = folder + "_rels/" + of.substring(folder.length()) + ".rels";
        var found = new HashMap<String, Relation>();
        var xml = new XlsxXml(part, parts.read(part));
        while (xml.next()) {
            var target = xml.begins("Relationship") ? xml.attribute("Target") : null;
            if (target != null && xml.attribute("Type") != null && !"External".equals(xml.attribute("TargetMode"))) {
                var absolute = target.startsWith("/") ? target.substring(1) : folder + target;
                found.put(xml.attribute("Id"), new Relation(xml.attribute("Type"), absolute));
            }
        }
        return found;
    }

    /** @throws Invalid when no sheet holds a table, or more than one, or something is hidden or merged */
    WrittenTable table() {
        var strings = strings();
        var formats = other("/styles").map(XlsxFormats::read).orElse(XlsxFormats.NONE);
        WrittenTable table = null;
        for (var name : sheets().entrySet()) {
            var xml = new XlsxXml(name.getValue(), parts.read(name.getValue()));
            var sheet = new XlsxSheet(xml, strings, formats, limits);
            var rows = sheet.read();
            if (rows.isEmpty()) {
                continue;
            }
            check(name.getKey(), sheet.merged(), table);
            table = new XlsxRows(name.getKey(), new TableShape(limits)).table(rows);
        }
        if (table == null) {
            throw new Invalid("", null, "The table is empty. It needs a row of headings.");
        }
        return table;
    }

    private static void check(String sheet, List<String> merged, WrittenTable earlier) {
        if (!merged.isEmpty()) {
            throw new Invalid("", merged.get(0), "Sheet " + sheet + " has merged cells (" + merged.get(0) + ").");
        }
        if (earlier != null) {
            throw new Invalid(
                    "",
                    sheet,
                    "The sheet " + sheet + " is the second sheet with content.\n" + "Send one file per table.");
        }
    }

    /** The path of each sheet by its name. */
    private Map<String, String> sheets() {
        var sheets = new LinkedHashMap<String, String>();
        var xml = new XlsxXml(path, parts.read(path));
        while (xml.next()) {
            if (xml.begins("sheet")) {
                add(xml, sheets);
            }
        }
        return sheets;
    }

    private void add(XlsxXml xml, Map<String, String> sheets) {
        var name = String.valueOf(xml.attribute("name"));
        var state = xml.attribute("state");
        if (state != null && !state.equals("visible")) {
            throw new Invalid("", name, "The sheet " + name + " is hidden.\nDelete or unhide it.");
        }
        var relation = relations.get(xml.attribute("id"));
        if (relation == null || !relation.type().endsWith("/worksheet")) {
            throw new Invalid("", name, "The sheet " + name + " is not a worksheet.");
        }
        if (sheets.put(name, relation.path()) != null) {
            throw new Invalid("", name, "The file has two sheets with the name (" + name + ").");
        }
    }

    private List<String> strings() {
        var strings = new ArrayList<String>();
        other("/sharedStrings").ifPresent(xml -> {
            while (xml.next()) {
                if (xml.begins("si")) {
                    strings.add(xml.richText("si"));
                }
            }
        });
        return strings;
    }

    private Optional<XlsxXml> other(String type) {
        return relations.values().stream()
                .filter(relation -> relation.type().endsWith(type))
                .findFirst()
                .map(relation -> new XlsxXml(relation.path(), parts.read(relation.path())));
    }
}
