package dev.leadline.reports.duties;

import dev.leadline.commitments.terms.LeadValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of the duties behind a row are meant: those behind one of its numbers. Of a set that is empty any will do.
 *
 * @param buckets in which they are
 * @param classes the classes of late ones
 * @param causes why they were waived or are no longer owed
 * @param traits what is true of all of them
 * @param told what was told of their leads
 * @param values by which commitment their leads are worth something; {@code null} where that does not matter
 */
public record Selection(
        Set<Bucket> buckets,
        Set<WhoseTime> classes,
        Set<String> causes,
        Set<Trait> traits,
        Told told,
        LeadValues values) {

    /** All of a row. */
    public static final Selection ALL = new Selection(Set.of(), Set.of(), Set.of(), Set.of(), Told.ANYTHING, null);

    public Selection {
        buckets = Set.copyOf(buckets);
        classes = Set.copyOf(classes);
        causes = Set.copyOf(causes);
        traits = Set.copyOf(traits);
    }

    /** What may be true of a duty, beside its bucket. */
    public enum Trait {
        /** Judged, and somebody was warned of it in time. */
        WARNED("warned", "d.warned_at <= :judged and d.bucket in ('kept', 'keptLate', 'notDone')"),
        /** Met at a moment that is not open. */
        DONE_WHILE_CLOSED("doneWhileClosed", DONE_WHILE_CLOSED_SQL),
        /** Paused at some time. */
        PAUSED("paused", PAUSED_SQL),
        /** Not done by the deadline, of a lead that is open. */
        LATE_NOW("lateNow", LATE_NOW_SQL),
        /** Of a lead for which no reason was told, because it is open or nobody gave one. */
        WITHOUT_REASON("withoutReason", "not exists (select from {cycle} and c.reason is not null)"),
        /** Lacking attempts in one channel and in no other. */
        ONE_CHANNEL("oneChannel", "exists (select from {cycle} and (select count(*) from ({lacking}) l) = 1)");

        private final String label;
        private final String sql;

        Trait(String label, String sql) {
            this.label = label;
            this.sql = sql;
        }

        public static List<String> labels() {
            return Arrays.stream(values()).map(each -> each.label).toList();
        }

        public static Optional<Trait> find(String label) {
            return Arrays.stream(values())
                    .filter(each -> each.label.equals(label))
                    .findFirst();
        }
    }

    /**
     * What was told of the leads of duties.
     *
     * @param reasons the reasons for which they were closed
     * @param lacking the channels in which attempts were lacking at the deadline, or when they were given up
     */
    public record Told(Set<String> reasons, Set<String> lacking) {

        /** Whatever it was. */
        public static final Told ANYTHING = new Told(Set.of(), Set.of());

        public Told {
            reasons = Set.copyOf(reasons);
            lacking = Set.copyOf(lacking);
        }
    }

    private static final String LACKING = DutySql.lacking("c", "coalesce(d.due_at, 'infinity')");

    static final String DONE_WHILE_CLOSED_SQL = "d.done_while_closed";
    /** The states are those of the index. */
    static final String LATE_NOW_SQL = "d.bucket = 'notDone' and d.closed_at is null"
            + " and d.state in ('OPEN', 'BREACHED') and d.deadline is not null";

    static final String PAUSED_SQL = "(d.paused_seconds > 0 or d.paused_since is not null)";

    /** Those of which something is true. */
    static Selection of(Trait trait) {
        return new Selection(Set.of(), Set.of(), Set.of(), Set.of(trait), Told.ANYTHING, null);
    }

    /** The same of leads that a commitment values. */
    public Selection valuedBy(LeadValues commitment) {
        return new Selection(buckets, classes, causes, traits, told, commitment);
    }

    /** The same in SQL, of a row of {@link DutySql#judged}. */
    String condition(DutySql sql) {
        var parameters = sql.parameters();
        var all = new ArrayList<>(List.of("true"));
        if (!buckets.isEmpty()) {
            all.add("d.bucket = any(:buckets)");
            parameters.and("buckets", buckets.stream().map(Bucket::label).toList());
        }
        if (!classes.isEmpty()) {
            all.add("d.lateness = any(:classes)");
            parameters.and("classes", classes.stream().map(Enum::name).toList());
        }
        if (!causes.isEmpty()) {
            all.add("d.bucket in ('waived', 'noLongerOwed') and coalesce(d.cause, 'UNKNOWN') = any(:causes)");
            parameters.and("causes", causes);
        }
        traits.forEach(
                trait -> all.add(trait.sql.replace("{cycle}", sql.cycle()).replace("{lacking}", LACKING)));
        if (!told.reasons.isEmpty()) {
            all.add("exists (select from " + sql.cycle() + " and c.reason = any(:reasons))");
            parameters.and("reasons", told.reasons);
        }
        if (!told.lacking.isEmpty()) {
            all.add("exists (select from " + sql.cycle() + " and exists (select from (" + LACKING
                    + ") l where l.channel = any(:lacking)))");
            parameters.and("lacking", told.lacking);
        }
        if (values != null) {
            all.add("(" + sql.worth(values) + ") is not null");
        }
        return all.stream().collect(Collectors.joining(" and "));
    }
}
