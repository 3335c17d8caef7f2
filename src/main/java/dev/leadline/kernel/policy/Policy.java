package dev.leadline.kernel.policy;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.rows.PolicyRows;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A policy as it was written: it refers to its calendars by id.
 *
 * @param terms what it says outside its tables
 * @param tables its tables, one of each kind; those that are optional may be absent
 */
public record Policy(Terms terms, Map<TableKind, DecisionTable> tables) {

    /** @throws Invalid when a table is missing that is not optional */
    public Policy {
        for (var kind : TableKind.values()) {
            if (!tables.containsKey(kind) && !kind.isOptional()) {
                throw new Invalid(
                        "/" + kind.tableName(), null, "The policy's table " + kind.tableName() + " is missing.");
            }
        }
        tables = java.util.Collections.unmodifiableMap(new EnumMap<>(tables));
    }

    /** Its id. */
    public String id() {
        return terms.id();
    }

    /** A table that is not optional, or is known to be there. */
    public DecisionTable table(TableKind kind) {
        return Objects.requireNonNull(tables.get(kind), kind.tableName());
    }

    /** The same policy with some of its tables empty: they cannot be read. */
    public Policy without(Set<TableKind> unread) {
        var read = new EnumMap<TableKind, DecisionTable>(tables);
        unread.forEach(kind -> read.put(kind, DecisionTable.empty(kind, terms)));
        return new Policy(terms, read);
    }

    /** The rows of its tables as facts. */
    public PolicyRows rows() {
        return PolicyRows.of(this);
    }

    /**
     * The policy made ready to decide with: each reference resolved, each table indexed.
     *
     * @param version the version that it is
     * @param calendars finds a calendar by id
     * @throws Invalid when it names a calendar that there is not, or a row cannot be
     */
    public ResolvedPolicy resolve(String version, Function<String, Optional<VersionedCalendar>> calendars) {
        return ResolvedPolicy.of(this, version, calendars);
    }
}
