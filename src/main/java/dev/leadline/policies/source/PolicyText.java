package dev.leadline.policies.source;

import dev.leadline.kernel.policy.Column;
import dev.leadline.kernel.policy.DecisionTable;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.web.json.Canonical;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A policy as data: for readers, and in the canonical form from which its version is made. */
public final class PolicyText {

    private PolicyText() {}

    /** The SHA-256 of the canonical form, together with the rules by which the policy is applied. */
    public static String version(Policy policy, String rulesRevision) {
        return Canonical.sha256(canonical(policy, rulesRevision));
    }

    /** The canonical form: settings, tables, reference to the calendar, rules. */
    public static String canonical(Policy policy, String rulesRevision) {
        var form = new LinkedHashMap<String, Object>();
        form.put("schema", "leadline-policy-1");
        form.put("settings", settings(policy.terms()));
        var tables = new LinkedHashMap<String, Object>();
        policy.tables().forEach((kind, table) -> tables.put(kind.tableName(), table(table)));
        form.put("tables", tables);
        form.put("rules", rulesRevision);
        return Canonical.json(form);
    }

    /** A table with the text of every cell. */
    public static Map<String, Object> table(DecisionTable table) {
        var form = new LinkedHashMap<String, Object>();
        form.put("name", table.kind().tableName());
        form.put("hitPolicy", table.hitPolicy().name());
        form.put("columns", table.columns().stream().map(PolicyText::column).toList());
        var rows = new ArrayList<Map<String, String>>();
        for (var row : table.rows()) {
            var cells = new LinkedHashMap<String, String>();
            table.columns()
                    .forEach(column -> cells.put(column.name(), column.type().write(row.get(column.name()))));
            rows.add(cells);
        }
        form.put("rows", rows);
        return form;
    }

    static Map<String, Object> column(Column column) {
        var form = new LinkedHashMap<String, Object>();
        form.put("name", column.name());
        form.put("type", column.type().name());
        form.put("role", column.role().name());
        form.put("required", column.required());
        form.put("expected", column.expected());
        return form;
    }

    public static Map<String, Object> settings(Terms terms) {
        var form = new LinkedHashMap<String, Object>();
        form.put("id", terms.id());
        form.put("title", terms.title());
        form.put("stage", terms.stage());
        form.put("answersForStage", terms.answersForStage());
        form.put("scoredBy", terms.scoredBy());
        form.put("channels", terms.channels());
        form.put("outcomes", terms.outcomes());
        var clock = terms.clock();
        form.put("calendar", calendar(terms));
        if (clock.contactWindow() != null) {
            form.put(
                    "contactWindow",
                    Map.of(
                            "calendar",
                            clock.contactWindow().calendar(),
                            "channels",
                            List.copyOf(new java.util.TreeSet<>(
                                    clock.contactWindow().channels()))));
        }
        form.put("atRiskAfterPercent", clock.atRiskAfterPercent());
        form.put("firstCallCanBePaused", clock.firstCallCanBePaused());
        if (clock.alertsWithin() != null) {
            form.put("alertsWithin", clock.alertsWithin().toString());
        }
        if (terms.approvals() != null) {
            form.put("approvals", WantedApprovals.from(terms.approvals()).written());
        }
        DeclaredSettings.of(terms.declared()).forEach((name, entries) -> form.put(name, entries));
        return form;
    }

    /** The settings with what is set for single tables; of attributes that segment them their columns tell. */
    static Map<String, Object> writtenSettings(Terms terms) {
        var settings = new LinkedHashMap<String, Object>(settings(terms));
        var tables = new TreeMap<String, Object>();
        for (var kind : TableKind.values()) {
            if (terms.hitPolicy(kind) != kind.hitPolicy()) {
                tables.put(kind.tableName(), Map.of("hitPolicy", terms.hitPolicy(kind)));
            }
        }
        settings.put("tables", tables);
        return settings;
    }

    private static Map<String, Object> calendar(Terms terms) {
        var choice = terms.clock().calendar();
        var form = new LinkedHashMap<String, Object>();
        form.put("by", choice.by().name());
        form.put("attribute", choice.attribute());
        form.put("of", choice.of());
        form.put("otherwise", choice.otherwise());
        return form;
    }
}
