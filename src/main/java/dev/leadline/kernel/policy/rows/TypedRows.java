package dev.leadline.kernel.policy.rows;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.policy.DecisionTable;
import dev.leadline.kernel.policy.Row;
import dev.leadline.kernel.policy.Terms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Turns the rows of a table, as written, into the facts that rules match. */
final class TypedRows {

    private final DecisionTable table;
    private final Terms terms;

    TypedRows(DecisionTable table, Terms terms) {
        this.table = table;
        this.terms = terms;
    }

    List<TierRow> tiers() {
        return each(row -> new TierRow(
                row.name(),
                band(row),
                segment(row),
                row.require("tier"),
                row.require("handling"),
                row.require("responsible")));
    }

    List<AttemptsRow> attempts() {
        return each(row -> {
            var required = new LinkedHashMap<String, Integer>();
            terms.channels().forEach(channel -> required.put(channel, row.require(channel)));
            return new AttemptsRow(row.name(), row.require("tier"), segment(row), required);
        });
    }

    List<DeadlinesRow> deadlines() {
        return each(row -> new DeadlinesRow(
                row.name(),
                row.require("tier"),
                segment(row),
                row.get("firstCallWithin"),
                row.require("allAttemptsWithin"),
                own(row)));
    }

    private Map<String, BusinessDuration> own(Row row) {
        var own = new LinkedHashMap<String, BusinessDuration>();
        for (var kind : terms.declared().obligations()) {
            BusinessDuration within = kind.inDeadlines() ? row.get(kind.column()) : null;
            if (within != null) {
                own.put(kind.id(), within);
            }
        }
        return own;
    }

    List<OutcomeRow> outcomes() {
        return each(row -> new OutcomeRow(
                row.name(), row.get("channel"), row.get("outcome"), row.require("counts"), row.require("reached")));
    }

    List<WaivingRow> waivers() {
        return each(row -> new WaivingRow(row.name(), row.get("type"), row.require("reason"), row.require("waives")));
    }

    List<SpacingRow> spacings() {
        return each(row -> new SpacingRow(
                row.name(), row.get("tier"), row.get("channel"), segment(row), row.require("afterPrevious")));
    }

    List<AlertsRow> alerts() {
        return each(row -> new AlertsRow(
                row.name(),
                row.get("tier"),
                row.get("obligation"),
                segment(row),
                row.require("at"),
                row.<Addressee>require("tell").toString()));
    }

    private <R> List<R> each(Function<Row, R> read) {
        var faults = new ArrayList<Invalid.Fault>();
        var rows = new ArrayList<R>();
        for (var row : table.rowsAsTheyWin()) {
            try {
                rows.add(read.apply(row));
            } catch (Invalid invalid) {
                invalid.faults()
                        .forEach(fault -> faults.add(new Invalid.Fault(
                                "/" + row.number() + fault.pointer(),
                                fault.value(),
                                "Row " + row.name() + ": " + fault.detail())));
            }
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return List.copyOf(rows);
    }

    private static RankBand band(Row row) {
        var from = row.<java.math.BigDecimal>get("from");
        var below = row.<java.math.BigDecimal>get("below");
        return new RankBand(from == null ? RankBand.LOWEST : from, below == null ? RankBand.HIGHEST : below);
    }

    private Segment segment(Row row) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (var attribute : terms.segmentedBy(table.kind())) {
            String value = row.get(attribute);
            if (value != null) {
                wanted.put(attribute, value);
            }
        }
        return new Segment(wanted);
    }
}
