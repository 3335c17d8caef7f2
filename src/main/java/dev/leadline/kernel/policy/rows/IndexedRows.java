package dev.leadline.kernel.policy.rows;

import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.Terms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The rows of a policy's tables, each table indexed: finds those that its hit policy picks for a lead. */
public final class IndexedRows {

    private static final String TIER = "tier";
    private static final String CHANNEL = "channel";
    private static final String OBLIGATION = "obligation";

    private final Terms terms;
    private final RowIndex<TierRow> tiers;
    private final RowIndex<AttemptsRow> attempts;
    private final RowIndex<DeadlinesRow> deadlines;
    private final List<OutcomeRow> outcomes;
    private final List<WaivingRow> waivers;
    private final RowIndex<SpacingRow> spacings;
    private final RowIndex<AlertsRow> alerts;
    private final boolean collectsAttempts;

    public IndexedRows(Terms terms, PolicyRows rows) {
        this.terms = terms;
        this.tiers =
                new RowIndex<>(rows.tiers(), TierRow::band, segments(TableKind.RANK_TIERS, TierRow::segment, Map.of()));
        this.attempts = new RowIndex<>(
                rows.attempts(),
                null,
                segments(TableKind.ATTEMPTS, AttemptsRow::segment, Map.of(TIER, AttemptsRow::tier)));
        this.deadlines = new RowIndex<>(
                rows.deadlines(),
                null,
                segments(TableKind.DEADLINES, DeadlinesRow::segment, Map.of(TIER, DeadlinesRow::tier)));
        this.outcomes = rows.outcomes();
        this.waivers = rows.waivers();
        this.spacings = new RowIndex<>(
                rows.spacings(),
                null,
                segments(
                        TableKind.SPACING,
                        SpacingRow::segment,
                        Map.of(TIER, SpacingRow::tier, CHANNEL, SpacingRow::channel)));
        this.alerts = new RowIndex<>(
                rows.alerts(),
                null,
                segments(
                        TableKind.ALERTS,
                        AlertsRow::segment,
                        Map.of(TIER, AlertsRow::tier, OBLIGATION, AlertsRow::obligation)));
        this.collectsAttempts = terms.hitPolicy(TableKind.ATTEMPTS) == HitPolicy.COLLECT;
    }

    private <R> Map<String, Function<R, @Nullable String>> segments(
            TableKind table, Function<R, Segment> segment, Map<String, Function<R, @Nullable String>> own) {
        var dimensions = new LinkedHashMap<>(own);
        terms.segmentedBy(table)
                .forEach(name ->
                        dimensions.put(name, row -> segment.apply(row).wanted().get(name)));
        return dimensions;
    }

    /** See {@link ResolvedPolicy#rowsFor}. */
    public List<TableRow> forLead(@Nullable BigDecimal rank, Map<String, String> attributes) {
        var rows = new ArrayList<TableRow>(3);
        var tier = findTier(rank, attributes);
        if (tier.isPresent()) {
            rows.add(tier.get());
            findAttempts(tier.get().tier(), attributes).ifPresent(rows::add);
            findDeadlines(tier.get().tier(), attributes).ifPresent(rows::add);
            rows.addAll(spacingsFor(tier.get().tier(), attributes));
        }
        return rows;
    }

    /** See {@link ResolvedPolicy#findTier}. */
    public Optional<TierRow> findTier(@Nullable BigDecimal rank, Map<String, String> attributes) {
        return Optional.ofNullable(tiers.first(
                rank,
                attributes::get,
                row -> row.band().contains(rank) && row.segment().admits(attributes)));
    }

    /** See {@link ResolvedPolicy#findAttempts}. */
    public Optional<AttemptsRow> findAttempts(String tier, Map<String, String> attributes) {
        UnaryOperator<String> values = name -> name.equals(TIER) ? tier : attributes.get(name);
        Predicate<AttemptsRow> isForIt =
                row -> row.tier().equals(tier) && row.segment().admits(attributes);
        if (!collectsAttempts) {
            return Optional.ofNullable(attempts.first(null, values, isForIt));
        }
        var all = attempts.all(null, values, isForIt);
        return all.isEmpty() ? Optional.empty() : Optional.of(AttemptsRow.collect(all));
    }

    /** See {@link ResolvedPolicy#findDeadlines}. */
    public Optional<DeadlinesRow> findDeadlines(String tier, Map<String, String> attributes) {
        return Optional.ofNullable(deadlines.first(
                null,
                name -> name.equals(TIER) ? tier : attributes.get(name),
                row -> row.tier().equals(tier) && row.segment().admits(attributes)));
    }

    /** See {@link ResolvedPolicy#findSpacing}. */
    public Optional<SpacingRow> findSpacing(String tier, String channel, Map<String, String> attributes) {
        if (spacings.rows().isEmpty()) {
            return Optional.empty();
        }
        var row = spacings.first(
                null,
                name -> name.equals(TIER) ? tier : name.equals(CHANNEL) ? channel : attributes.get(name),
                each -> each.covers(tier, channel, attributes));
        return Optional.ofNullable(row).map(each -> each.in(channel));
    }

    /** See {@link ResolvedPolicy#spacingsFor}. */
    public List<SpacingRow> spacingsFor(String tier, Map<String, String> attributes) {
        if (spacings.rows().isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<SpacingRow>();
        for (var channel : terms.channels()) {
            findSpacing(tier, channel, attributes).ifPresent(found::add);
        }
        return found;
    }

    /** See {@link ResolvedPolicy#alertsFor}. */
    public List<AlertsRow> alertsFor(@Nullable String tier, String obligation, Map<String, String> attributes) {
        if (alerts.rows().isEmpty()) {
            return List.of();
        }
        return alerts.all(
                null,
                name -> name.equals(TIER) ? tier : name.equals(OBLIGATION) ? obligation : attributes.get(name),
                row -> row.covers(tier, obligation, attributes));
    }

    /** See {@link ResolvedPolicy#findWaiving}. */
    public Optional<WaivingRow> findWaiving(String type, @Nullable String reason) {
        boolean collects = terms.hitPolicy(TableKind.WAIVING_REASONS) == HitPolicy.COLLECT;
        WaivingRow first = null;
        for (var row : waivers) {
            if (row.covers(type, reason) && (first == null || collects && !first.waives() && row.waives())) {
                first = row;
            }
        }
        return Optional.ofNullable(first);
    }

    /** See {@link ResolvedPolicy#findOutcome}. */
    public Optional<OutcomeRow> findOutcome(String channel, @Nullable String outcome) {
        for (var row : outcomes) {
            if (row.covers(channel, outcome)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }
}
