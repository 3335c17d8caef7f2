package dev.leadline.kernel.policy;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.rows.AlertsRow;
import dev.leadline.kernel.policy.rows.AttemptsRow;
import dev.leadline.kernel.policy.rows.DeadlinesRow;
import dev.leadline.kernel.policy.rows.IndexedRows;
import dev.leadline.kernel.policy.rows.OutcomeRow;
import dev.leadline.kernel.policy.rows.PolicyRows;
import dev.leadline.kernel.policy.rows.SpacingRow;
import dev.leadline.kernel.policy.rows.TableRow;
import dev.leadline.kernel.policy.rows.TierRow;
import dev.leadline.kernel.policy.rows.WaivingRow;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A version of a policy, ready to decide with: immutable, every reference resolved, its tables indexed. Never stored. */
public final class ResolvedPolicy {

    private final Terms terms;
    private final String version;
    private final Map<String, VersionedCalendar> calendars;
    private final PolicyRows written;
    private final IndexedRows rows;

    private ResolvedPolicy(Terms terms, String version, PolicyRows rows, Map<String, VersionedCalendar> calendars) {
        this.terms = terms;
        this.version = version;
        this.calendars = Map.copyOf(calendars);
        this.written = rows;
        this.rows = new IndexedRows(terms, rows);
    }

    static ResolvedPolicy of(Policy policy, String version, Function<String, Optional<VersionedCalendar>> calendars) {
        var terms = policy.terms();
        var ids = terms.clock().calendar().ids();
        if (terms.clock().contactWindow() != null) {
            ids.add(terms.clock().contactWindow().calendar());
        }
        var found = new HashMap<String, VersionedCalendar>();
        for (var id : ids) {
            found.put(
                    id,
                    calendars
                            .apply(id)
                            .orElseThrow(() -> new Invalid("/calendar", id, "There is no calendar (" + id + ").")));
        }
        return new ResolvedPolicy(terms, version, policy.rows(), found);
    }

    /** Returns the settings of the policy. */
    public Terms terms() {
        return terms;
    }

    /** The SHA-256 of its canonical form together with the rules it is applied by. */
    public String version() {
        return version;
    }

    /** The calendars it refers to, by id. */
    public Map<String, VersionedCalendar> calendars() {
        return calendars;
    }

    /** All rows of its tables. */
    public PolicyRows rows() {
        return written;
    }

    /**
     * The rows of the tables that are for a lead of this rank: of each table the one that its hit policy picks, or one
     * collected from several; of {@code spacing} one per channel.
     *
     * @param rank the lead's rank
     * @param attributes the lead's attributes
     */
    public List<TableRow> rowsFor(@Nullable BigDecimal rank, Map<String, String> attributes) {
        return rows.forLead(rank, attributes);
    }

    /** The row of {@code rank-tiers} for a rank (R1); empty when none is, or the rank is {@code null}. */
    public Optional<TierRow> findTier(@Nullable BigDecimal rank, Map<String, String> attributes) {
        return rows.findTier(rank, attributes);
    }

    /** The row of {@code attempts} for a tier (O2); where they are collected, one made of all; empty when none is. */
    public Optional<AttemptsRow> findAttempts(String tier, Map<String, String> attributes) {
        return rows.findAttempts(tier, attributes);
    }

    /** The row of {@code deadlines} for a tier (O1); empty when none is. */
    public Optional<DeadlinesRow> findDeadlines(String tier, Map<String, String> attributes) {
        return rows.findDeadlines(tier, attributes);
    }

    /** The row of {@code spacing} for attempts in a channel (B8); empty when none is. */
    public Optional<SpacingRow> findSpacing(String tier, String channel, Map<String, String> attributes) {
        return rows.findSpacing(tier, channel, attributes);
    }

    /** The same for every channel of the policy that a row limits, in their order. */
    public List<SpacingRow> spacingsFor(String tier, Map<String, String> attributes) {
        return rows.spacingsFor(tier, attributes);
    }

    /**
     * The rows of {@code alerts} about an obligation of a lead, in the order written; none where there is no such table.
     *
     * @param tier the tier that the lead is in
     * @param obligation the kind of obligation
     * @param attributes the lead's attributes
     */
    public List<AlertsRow> alertsFor(@Nullable String tier, String obligation, Map<String, String> attributes) {
        return rows.alertsFor(tier, obligation, attributes);
    }

    /** The row that says what an attempt is worth; empty when the table says nothing about it. */
    public Optional<OutcomeRow> findOutcome(String channel, @Nullable String outcome) {
        return rows.findOutcome(channel, outcome);
    }

    /**
     * The row that says whether a reason waives (O4); where they are collected, one that does if there is one. Empty
     * when the table does not list the reason, or there is none.
     *
     * @param type how the lead was given up
     * @param reason the reason given
     */
    public Optional<WaivingRow> findWaiving(String type, @Nullable String reason) {
        return rows.findWaiving(type, reason);
    }

    /**
     * The calendar that runs the clock of a lead with these attributes (B8).
     *
     * @throws Invalid when the policy names none for it
     */
    public VersionedCalendar calendarFor(Map<String, String> attributes) {
        var id = terms.clock().calendar().idFor(attributes);
        return Objects.requireNonNull(calendars.get(id), id);
    }

    /** The same; empty when the policy names none for it. */
    public Optional<VersionedCalendar> findCalendarFor(Map<String, String> attributes) {
        return terms.clock().calendar().findIdFor(attributes).map(calendars::get);
    }

    /** The calendar of the contact window; empty when leads may be contacted at any time (B8). */
    public Optional<VersionedCalendar> contactCalendar() {
        return Optional.ofNullable(terms.clock().contactWindow()).map(window -> calendars.get(window.calendar()));
    }
}
