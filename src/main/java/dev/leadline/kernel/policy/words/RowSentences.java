package dev.leadline.kernel.policy.words;

import dev.leadline.kernel.policy.Column;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.Row;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.rows.Handling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One sentence for each row of a policy's tables. */
final class RowSentences {

    private final Policy policy;
    private final Phrases phrases;
    private @Nullable Set<Row> leftOver;

    RowSentences(Policy policy, Phrases phrases) {
        this.policy = policy;
        this.phrases = phrases;
    }

    String of(TableKind kind, Row row) {
        switch (kind.tableName()) {
            case "rank-tiers":
                return tier(row);
            case "attempts":
                return phrases.leads(row.require("tier")) + among(kind, row) + ": " + phrases.attempts(row) + ".";
            case "deadlines":
                return phrases.leads(row.require("tier")) + among(kind, row) + ": " + phrases.deadlines(row) + ".";
            case "attempt-outcomes":
                return outcome(row);
            case "waiving-reasons":
                return waiving(row);
            case "spacing":
                return leads(row) + among(kind, row) + ": " + spacing(row) + ".";
            case "alerts":
                return alert(kind, row);
            default:
                return plain(policy.table(kind).columns(), row);
        }
    }

    private String tier(Row row) {
        var leads = "Leads " + Phrases.band(row) + phrases.segment(TableKind.RANK_TIERS, row);
        return row.get("handling") == Handling.NURTURE
                ? leads + " are nurtured by " + row.get("responsible") + "."
                : leads + " are in tier " + row.get("tier") + ", worked by " + row.get("responsible") + ".";
    }

    private String alert(TableKind kind, Row row) {
        var alert = new AlertSentence(policy.terms(), row);
        return row.get("tier") == null && phrases.isForAll(kind, row)
                ? Phrases.capital(alert.text()) + "."
                : leads(row) + among(kind, row) + ": " + alert.text() + ".";
    }

    private String leads(Row row) {
        String tier = row.get("tier");
        return tier == null ? "Leads of any tier" : phrases.leads(tier);
    }

    static String waiving(Row row) {
        Object type = row.get("type");
        var how = type == null ? "disqualified or returned" : type.toString().toLowerCase(Locale.ROOT);
        boolean waives = row.require("waives");
        return "A lead " + (waives ? "may" : "must not") + " be " + how
                + " before all required attempts are made if the reason is " + row.get("reason") + ".";
    }

    static String spacing(Row row) {
        String channel = row.get("channel");
        return "at least " + row.get("afterPrevious") + " between two "
                + (channel == null ? "attempts in one channel" : ChannelWords.several(channel));
    }

    /** Cell by cell, for a table that nobody has found better words for. */
    static String plain(List<Column> columns, Row row) {
        var inputs = new ArrayList<String>();
        var others = new ArrayList<String>();
        for (var column : columns) {
            var cell = column.type().write(row.get(column.name()));
            var isTold = column.role() != Column.Role.ROW && column.role() != Column.Role.NOTE && !cell.isEmpty();
            if (isTold) {
                (column.role() == Column.Role.INPUT ? inputs : others).add(column.name() + " is " + cell);
            }
        }
        return (inputs.isEmpty() ? "Always" : "Where " + Phrases.list(inputs, "and")) + ": "
                + Phrases.list(others, "and") + ".";
    }

    /** The segment of the leads just named that a row is for. */
    private String among(TableKind kind, Row row) {
        var segment = phrases.segment(kind, row);
        return segment.isEmpty() ? "" : ", those" + segment;
    }

    private String outcome(Row row) {
        boolean counts = row.require("counts");
        boolean reached = row.require("reached");
        var worth = counts ? "counts" : "does not count";
        return Phrases.capital(attempt(row)) + " " + worth
                + (reached ? (counts ? ", and" : ", but") + " the lead was reached." : ".");
    }

    private String attempt(Row row) {
        String channel = row.get("channel");
        if (row.get("outcome") != null) {
            return ChannelWords.one(channel) + " with the outcome " + row.get("outcome");
        }
        return (isLeftOver(row) ? "any other " : "any ") + ChannelWords.noun(channel);
    }

    /** Returns whether a row that wins over it speaks of some of these attempts, so that this one is for the others. */
    private boolean isLeftOver(Row row) {
        if (leftOver == null) {
            leftOver = leftOver();
        }
        return leftOver.contains(row);
    }

    private Set<Row> leftOver() {
        Set<Row> behindOthers = Collections.newSetFromMap(new IdentityHashMap<>());
        var spokenOf = new HashSet<@Nullable String>();
        for (var row : policy.table(TableKind.ATTEMPT_OUTCOMES).rowsAsTheyWin()) {
            String channel = row.get("channel");
            if (channel == null ? !spokenOf.isEmpty() : spokenOf.contains(channel) || spokenOf.contains(null)) {
                behindOthers.add(row);
            }
            spokenOf.add(channel);
        }
        return behindOthers;
    }
}
