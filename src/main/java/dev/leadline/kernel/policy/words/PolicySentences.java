package dev.leadline.kernel.policy.words;

import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.rows.Handling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A policy in sentences, for people who will never read a table. The tables are what decides; the sentences say the same
 * of each row. Where several rows are for one lead, the policy's hit policy says which is meant.
 */
public final class PolicySentences {

    private final Policy policy;
    private final Phrases phrases;
    private final RowSentences rows;

    private PolicySentences(Policy policy) {
        this.policy = policy;
        this.phrases = new Phrases(policy);
        this.rows = new RowSentences(policy, phrases);
    }

    /** The sentences of a policy whose tables could be read; they may yet contradict each other. */
    public static PolicySentences of(Policy policy) {
        return new PolicySentences(policy);
    }

    /** A sentence for each row of a table, in the order of its rows; none when the policy lacks the table. */
    public List<String> rows(TableKind kind) {
        var table = policy.tables().get(kind);
        return table == null
                ? List.of()
                : table.rows().stream().map(row -> rows.of(kind, row)).toList();
    }

    /** The same sentences by the names of the rows. */
    public Map<String, String> byRow(TableKind kind) {
        var byRow = new LinkedHashMap<String, String>();
        var table = policy.tables().get(kind);
        if (table != null) {
            table.rows().forEach(row -> byRow.put(row.name(), rows.of(kind, row)));
        }
        return byRow;
    }

    /** The whole policy: who ranks, what each tier is promised, by which clock, and what an attempt is worth. */
    public List<String> all() {
        var all = new ArrayList<String>();
        all.add(policy.terms().title() + ".");
        all.add("Leads without a rank are first ranked by " + policy.terms().scoredBy() + ".");
        all.addAll(tiers());
        all.addAll(new ClockSentences(policy.terms().clock()).all());
        for (var kind : TableKind.values()) {
            if (!ofTiers().contains(kind)) {
                all.addAll(asTheyWin(kind));
            }
        }
        var approvals = policy.terms().approvals();
        if (approvals != null) {
            all.add("A change of this policy needs " + approvals.words()
                    + (approvals.count() == 0 ? "." : "; nobody consents to what they edited."));
        }
        return List.copyOf(all);
    }

    private List<String> asTheyWin(TableKind kind) {
        var table = policy.tables().get(kind);
        return table == null
                ? List.of()
                : table.rowsAsTheyWin().stream().map(row -> rows.of(kind, row)).toList();
    }

    /** The tables whose rows are told tier by tier. */
    private static Set<TableKind> ofTiers() {
        return Set.of(TableKind.RANK_TIERS, TableKind.ATTEMPTS, TableKind.DEADLINES);
    }

    private List<String> tiers() {
        var told = new LinkedHashSet<String>();
        // Many rows may be of one tier, and what is promised to it is put together from many others.
        var worked = new HashSet<String>();
        for (var row : policy.table(TableKind.RANK_TIERS).rows()) {
            if (row.get("handling") == Handling.NURTURE) {
                told.add(rows.of(TableKind.RANK_TIERS, row));
            } else if (worked.add(row.require("tier"))) {
                told.add(tier(row.require("tier")));
            }
        }
        return List.copyOf(told);
    }

    private String tier(String tier) {
        var attempts = new Promises(policy, phrases, TableKind.ATTEMPTS, tier);
        var deadlines = new Promises(policy, phrases, TableKind.DEADLINES, tier);
        var general = Stream.of(attempts.general(), deadlines.general())
                .flatMap(Optional::stream)
                .toList();
        var others = Stream.concat(attempts.exceptions().stream(), deadlines.exceptions().stream())
                .toList();
        return phrases.leads(tier) + ": "
                + (general.isEmpty() ? "no promise for all of them" : String.join(", ", general))
                + attempts.additions()
                + (others.isEmpty() ? "" : "; except: " + String.join("; ", others)) + ". Worked by "
                + responsible(tier) + ".";
    }

    private String responsible(String tier) {
        return phrases.rowsOf(TableKind.RANK_TIERS, tier).stream()
                .filter(row -> row.get("handling") == Handling.WORK)
                .map(row -> row.<String>require("responsible"))
                .distinct()
                .collect(Collectors.joining(" or "));
    }
}
