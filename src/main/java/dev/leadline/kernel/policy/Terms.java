package dev.leadline.kernel.policy;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.approval.Approvals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a policy.
 *
 * @param id its id
 * @param title its name, for people
 * @param stage the funnel stage it serves
 * @param answersForStage whether it decides for a lead of that stage when no policy is named
 * @param scoredBy the team that must rank a lead without a rank (R2)
 * @param channels the channels, the first winning a tie of deadlines (O7)
 * @param outcomes the outcomes that an attempt may have
 * @param clock how its clocks run
 * @param tables what is set for single tables
 * @param declared the obligations and actions of the policy's own
 * @param approvals the consents that the next publication needs; {@code null} for what is usual on the server
 */
public record Terms(
        String id,
        String title,
        String stage,
        boolean answersForStage,
        String scoredBy,
        List<String> channels,
        List<String> outcomes,
        ClockTerms clock,
        Map<TableKind, TableTerms> tables,
        Declarations declared,
        @Nullable Approvals approvals) {

    /** The channel of a call: only an attempt in it can be the first call (O1). */
    public static final String PHONE = "PHONE";

    /** Headings and lead fields that no attribute column may take. */
    private static final Set<String> RESERVED = Set.of(
            "row",
            "note",
            "from",
            "below",
            "tier",
            "handling",
            "responsible",
            "firstCallWithin",
            "allAttemptsWithin",
            "afterPrevious",
            "obligation",
            "at",
            "tell",
            "channel",
            "outcome",
            "type",
            "reason",
            TableKind.PRIORITY);

    /** @throws Invalid when a channel, an outcome or a segment is named twice, or a segment's name is taken, or a table is to collect that cannot, or a declaration cannot be */
    public Terms {
        channels = List.copyOf(channels);
        outcomes = List.copyOf(outcomes);
        tables = Map.copyOf(tables);
        var faults = new ArrayList<Invalid.Fault>();
        var taken = new HashSet<>(RESERVED);
        var declarations = new DeclarationChecks(declared, faults);
        declarations.check(channels, outcomes);
        taken.addAll(declarations.columns(RESERVED));
        noneTwice("/channels", channels, faults);
        noneTwice("/outcomes", outcomes, faults);
        areNames("/channels", channels, faults);
        areNames("/outcomes", outcomes, faults);
        channels.stream()
                .filter(taken::contains)
                .forEach(name -> faults.add(new Invalid.Fault(
                        "/channels", name, "The channel (" + name + ") has the name of another column.")));
        if (channels.isEmpty()) {
            faults.add(new Invalid.Fault("/channels", null, "A policy must have at least one channel."));
        }
        for (var each : tables.entrySet()) {
            checkHitPolicy(each.getKey(), each.getValue().hitPolicy(), faults);
            var pointer = "/tables/" + each.getKey().tableName() + "/segmentedBy";
            noneTwice(pointer, each.getValue().segmentedBy(), faults);
            for (var name : each.getValue().segmentedBy()) {
                if (taken.contains(name) || channels.contains(name)) {
                    faults.add(new Invalid.Fault(
                            pointer, name, "The attribute (" + name + ") has the name of another column."));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    /** Those of a policy that leaves its approvals to the server. */
    public Terms(
            String id,
            String title,
            String stage,
            boolean answersForStage,
            String scoredBy,
            List<String> channels,
            List<String> outcomes,
            ClockTerms clock,
            Map<TableKind, TableTerms> tables,
            Declarations declared) {
        this(id, title, stage, answersForStage, scoredBy, channels, outcomes, clock, tables, declared, null);
    }

    private static void checkHitPolicy(TableKind table, @Nullable HitPolicy hitPolicy, List<Invalid.Fault> faults) {
        if (table.onlyCollects() && hitPolicy != null && hitPolicy != HitPolicy.COLLECT) {
            var name = table.tableName();
            faults.add(new Invalid.Fault(
                    "/tables/" + name + "/hitPolicy",
                    hitPolicy.name(),
                    "The hit policy of " + name + " (" + hitPolicy + ") must be COLLECT, because every row that"
                            + " matches a lead applies."));
        }
        if (hitPolicy == HitPolicy.COLLECT && !table.canCollect()) {
            var name = table.tableName();
            faults.add(new Invalid.Fault(
                    "/tables/" + name + "/hitPolicy",
                    hitPolicy.name(),
                    "The hit policy of " + name + " (" + hitPolicy + ") must be UNIQUE, FIRST or PRIORITY, because"
                            + " several of its rows cannot be combined."));
        }
    }

    private static void areNames(String pointer, List<String> words, List<Invalid.Fault> faults) {
        for (var word : words) {
            try {
                ColumnType.NAME.parse(word.isEmpty() ? " " : word);
            } catch (Invalid notOne) {
                faults.add(new Invalid.Fault(pointer, word, notOne.getMessage()));
            }
        }
    }

    private static void noneTwice(String pointer, List<String> names, List<Invalid.Fault> faults) {
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!seen.add(name)) {
                faults.add(new Invalid.Fault(pointer, name, "The name (" + name + ") is listed twice."));
            }
        }
    }

    /** Every kind of obligation that a lead may have under the policy, in the order in which answers list them. */
    public List<String> obligationKinds() {
        return with(ObligationKind.KNOWN, declared.obligationIds());
    }

    /** Every type of action that may be required under the policy. */
    public List<String> actionTypes() {
        return with(ActionType.KNOWN, declared.actionIds());
    }

    /** The kinds of obligation that have a column in {@code deadlines}, in the order of these columns. */
    public List<String> deadlineKinds() {
        return with(
                List.of(ObligationKind.FIRST_CALL, ObligationKind.ALL_ATTEMPTS),
                declared.obligations().stream()
                        .filter(ObligationKind::inDeadlines)
                        .map(ObligationKind::id)
                        .toList());
    }

    private static List<String> with(List<String> known, List<String> own) {
        return own.isEmpty()
                ? known
                : Stream.concat(known.stream(), own.stream()).toList();
    }

    /** The declaration of a kind of obligation; empty for a known one and for one that is not declared. */
    public Optional<ObligationKind> findObligation(String id) {
        return declared.findObligation(id);
    }

    /** The declaration of a type of action; empty for a known one and for one that is not declared. */
    public Optional<ActionType> findAction(String id) {
        return declared.findAction(id);
    }

    /** The lead attributes that a table has input columns for. */
    public List<String> segmentedBy(TableKind table) {
        return tables.getOrDefault(table, TableTerms.USUAL).segmentedBy();
    }

    /** The hit policy of a table. */
    public HitPolicy hitPolicy(TableKind table) {
        var set = tables.getOrDefault(table, TableTerms.USUAL).hitPolicy();
        return set == null ? table.hitPolicy() : set;
    }
}
