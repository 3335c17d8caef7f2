package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.Column;
import dev.leadline.kernel.policy.ColumnType;
import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.kernel.policy.checks.space.Box;
import dev.leadline.kernel.policy.checks.space.Outputs;
import dev.leadline.kernel.policy.checks.space.Pairs;
import dev.leadline.kernel.policy.checks.space.Reach;
import dev.leadline.kernel.policy.checks.space.Space;
import dev.leadline.kernel.policy.checks.time.Allowances;
import dev.leadline.kernel.policy.rows.Handling;
import dev.leadline.kernel.policy.rows.OutcomeRow;
import dev.leadline.kernel.policy.rows.PolicyRows;
import dev.leadline.kernel.policy.rows.TableRow;
import dev.leadline.kernel.policy.rows.TierRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The policy that is checked, seen as checks need it; what several of them need is worked out once. */
public final class Subject {

    private static final int[] NONE = {};

    private final Policy policy;
    private final PolicyRows rows;
    private final Allowances allowances;
    private final Map<TableKind, Space> spaces = new EnumMap<>(TableKind.class);
    private final Map<TableKind, List<Box>> boxes = new EnumMap<>(TableKind.class);
    private final Map<TableKind, Outputs> outputs = new EnumMap<>(TableKind.class);
    private final Map<TableKind, int[][]> earlier = new EnumMap<>(TableKind.class);
    private final Set<TableKind> tooManyEarlier = EnumSet.noneOf(TableKind.class);

    /** @throws dev.leadline.kernel.Invalid when a row cannot be */
    public Subject(Policy policy, Function<String, Optional<VersionedCalendar>> calendars) {
        this.policy = policy;
        this.rows = policy.rows();
        this.allowances = new Allowances(policy.terms().clock().calendar().ids(), calendars);
        for (var table : policy.tables().keySet()) {
            var reaches = rows(table).stream().map(Reach::of).toList();
            var listed = listed(table).entrySet().stream()
                    .flatMap(each -> each.getValue().stream().map(value -> Reach.of(each.getKey(), value)));
            spaces.put(table, Space.of(Stream.concat(reaches.stream(), listed).toList()));
            boxes.put(table, spaces.get(table).boxes(reaches));
            outputs.put(table, new Outputs(policy.tables().get(table)));
        }
    }

    Terms terms() {
        return policy.terms();
    }

    public PolicyRows rows() {
        return rows;
    }

    /** The rows of a table, in the order in which they win over each other. */
    public List<? extends TableRow> rows(TableKind table) {
        return switch (table) {
            case RANK_TIERS -> rows.tiers();
            case ATTEMPTS -> rows.attempts();
            case DEADLINES -> rows.deadlines();
            case ATTEMPT_OUTCOMES -> rows.outcomes();
            case WAIVING_REASONS -> rows.waivers();
            case SPACING -> rows.spacings();
            case ALERTS -> rows.alerts();
        };
    }

    /** The columns of a table whose values are listed elsewhere, with all that there can be. */
    public Map<String, Collection<String>> listed(TableKind table) {
        return switch (table) {
            case ATTEMPT_OUTCOMES -> Map.of(Reach.CHANNEL, terms().channels());
            case WAIVING_REASONS -> Map.of(Reach.TYPE, ColumnType.WAYS_TO_GIVE_UP);
            case SPACING -> new TreeMap<>(Map.of(Reach.CHANNEL, terms().channels(), Reach.TIER, workedTiers()));
            case ALERTS ->
                new TreeMap<>(Map.of(Reach.OBLIGATION, terms().obligationKinds(), Reach.TIER, workedTiers()));
            case RANK_TIERS, ATTEMPTS, DEADLINES -> Map.of();
        };
    }

    /** The tables that the policy has. */
    Set<TableKind> tables() {
        return policy.tables().keySet();
    }

    String name(Box box, TableKind table) {
        return rows(table).get(box.place).row();
    }

    /** The cells of a row as they were written, by heading. */
    Map<String, @Nullable Object> written(Box box, TableKind table) {
        return policy.table(table).rowsAsTheyWin().get(box.place).cells();
    }

    /** Returns whether a row that never wins may go: the other tables may know of its tier by no other row. */
    boolean isDispensable(TableKind table, Box box) {
        return table != TableKind.RANK_TIERS
                || rows.tiers().stream()
                                .filter(row -> row.tier()
                                        .equals(rows.tiers().get(box.place).tier()))
                                .count()
                        > 1;
    }

    /** Returns whether a column says which leads a row is for, or which rows win over which. */
    boolean isInput(TableKind table, String heading) {
        return policy.table(table).columns().stream()
                .anyMatch(column -> column.name().equals(heading)
                        && (column.role() == Column.Role.INPUT || column.role() == Column.Role.PRIORITY));
    }

    public HitPolicy hitPolicy(TableKind table) {
        return policy.table(table).hitPolicy();
    }

    public Outputs outputs(TableKind table) {
        return known(outputs, table);
    }

    public Space space(TableKind table) {
        return known(spaces, table);
    }

    /** Returns the boxes that the rows of a table match, in the same order. */
    public List<Box> boxes(TableKind table) {
        return known(boxes, table);
    }

    private static <T> T known(Map<TableKind, T> all, TableKind table) {
        return Objects.requireNonNull(all.get(table), "only tables of the policy are checked");
    }

    /** Returns whether some outcome makes an attempt in a channel count. */
    boolean canCount(String channel) {
        var outcomes = new ArrayList<>(terms().outcomes());
        outcomes.add(null);
        return outcomes.stream().anyMatch(outcome -> rows.outcomes().stream()
                .filter(row -> row.covers(channel, outcome))
                .findFirst()
                .filter(OutcomeRow::counts)
                .isPresent());
    }

    /** Compares allowances of time under the policy's calendars. */
    Allowances allowances() {
        return allowances;
    }

    /** The tiers that some row has worked. */
    Set<String> workedTiers() {
        var worked = new LinkedHashSet<String>();
        rows.tiers().stream()
                .filter(row -> row.handling() == Handling.WORK)
                .map(TierRow::tier)
                .forEach(worked::add);
        return worked;
    }

    /** Returns whether two rows say the same of the leads that they are for. */
    public boolean sayTheSame(TableKind table, Box one, Box other) {
        return outputs(table).same(one.place, other.place);
    }

    /** The output columns in which two rows differ. */
    List<String> differences(TableKind table, Box one, Box other) {
        return outputs(table).differences(one.place, other.place);
    }

    /**
     * Returns the places of the rows that win over a row where both match a lead: the earlier ones that overlap it, and
     * none where the hit policy orders no rows.
     */
    public int[] winningOver(TableKind table, int place, Findings effort) {
        if (!hitPolicy(table).isOrdered()) {
            return NONE;
        }
        if (!earlier.containsKey(table)) {
            if (!tooManyEarlier.add(table)) {
                effort.exceed();
            }
            earlier.put(table, findEarlier(boxes(table), effort));
        }
        return earlier.get(table)[place];
    }

    private static int[][] findEarlier(List<Box> boxes, Findings effort) {
        var places = new ArrayList<List<Integer>>();
        boxes.forEach(box -> places.add(new ArrayList<>()));
        new Pairs(effort, (one, other) -> {
                    effort.spend(10);
                    places.get(Math.max(one.place, other.place)).add(Math.min(one.place, other.place));
                    return true;
                })
                .within(boxes);
        return places.stream()
                .map(each -> each.stream().mapToInt(Integer::intValue).sorted().toArray())
                .toArray(int[][]::new);
    }
}
