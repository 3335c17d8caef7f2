package dev.leadline.kernel.tracking;

import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.fact.Assignment;
import dev.leadline.kernel.fact.RankChange;
import dev.leadline.kernel.obligation.Notice;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.rows.AlertsRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the events of a cycle's obligations: each breach and each threshold once, and that a breach was none, or
 * another one, when a late fact shows that (O10). Nothing is noticed early: at a deadline there is still time (B6).
 */
public final class Notices {

    private final AssessedLead lead;
    private final int cycle;
    private final String rules;
    private final Decision decision;
    private final List<Assignment> assignments;
    private final Map<String, KeptNotice> known = new TreeMap<>();
    private final Instant now;
    private List<Noticed> noticed = new ArrayList<>();
    private @Nullable Instant next;

    /**
     * Something that is noticed now.
     *
     * @param type what
     * @param row how it is kept from now on
     * @param obligation the obligation; {@code null} when it is there no more
     * @param tell those who are told, as rows of {@code alerts} name them
     * @param untold those of them who are not told after all, and why
     * @param before the moment that is corrected; {@code null} when none is
     */
    public record Noticed(
            EventType type,
            KeptNotice row,
            @Nullable Obligation obligation,
            Collection<String> tell,
            Map<String, String> untold,
            @Nullable Instant before) {

        static Noticed of(EventType type, KeptNotice row, @Nullable Obligation obligation, Collection<String> tell) {
            return new Noticed(type, row, obligation, tell, Map.of(), null);
        }

        Noticed with(Map<String, String> others) {
            var kept = row.toldTo(tell.isEmpty() || others.size() < tell.size());
            return new Noticed(type, kept, obligation, tell, Map.copyOf(others), before);
        }

        /** The same event, of which there is no alert at all. */
        public Noticed withoutAlert() {
            return new Noticed(type, row.toldTo(false), obligation, List.of(), Map.of(), before);
        }

        /** The same event, of which nobody is told. */
        public Noticed toldToNobody(String because) {
            var all = tell.stream().collect(Collectors.toMap(each -> each, each -> because));
            return new Noticed(type, row.toldTo(false), obligation, tell, all, before);
        }
    }

    private Notices(AssessedLead lead, CycleAssessment cycle) {
        this.lead = lead;
        this.cycle = cycle.number();
        this.rules = cycle.versions().rulesRevision();
        this.decision = cycle.decision();
        this.assignments = cycle.cycle().assignments();
        this.now = decision.facts().asOf().at();
    }

    /** Finds what is to be noticed of a cycle, by what was noticed before and what facts have only now revealed. */
    static Notices of(AssessedLead lead, CycleAssessment cycle) {
        var notices = new Notices(lead, cycle);
        notices.find();
        notices.noticed = new Silence(lead, cycle).over(notices.noticed);
        return notices;
    }

    private void find() {
        lead.memory().notices().stream()
                .filter(row -> row.cycle() == cycle)
                .forEach(row -> known.put(key(row.kind(), row.threshold()), row));
        var revealed = lead.revealed().getOrDefault(cycle, Set.of());
        decision.conclusions().obligations().forEach(obligation -> breach(obligation, revealed));
        withdraw();
        decision.conclusions().notices().forEach(this::threshold);
        watchLater();
        decision.conclusions().timers().forEach(timer -> watch(timer.holdsUntil()));
    }

    /** Returns the events noticed now, in the order of their moments. */
    public List<Noticed> noticed() {
        return noticed;
    }

    /** The next moment after which something is to be noticed. */
    public @Nullable Instant next() {
        return next;
    }

    /** Returns whether a warning or a breach of something still owed has been noticed. */
    public boolean isWarned() {
        return decision.conclusions().obligations().stream()
                .filter(Obligation::isOutstanding)
                .anyMatch(obligation -> isWarned(obligation.kind()));
    }

    /** Returns whether a warning or a breach of an obligation has been noticed. */
    public boolean isWarned(String kind) {
        return known.values().stream().anyMatch(row -> row.kind().equals(kind) && !row.withdrawn());
    }

    private void breach(Obligation obligation, Collection<String> revealed) {
        watch(obligation.holdsUntil());
        var breachedAt = breachedAt(obligation);
        if (breachedAt == null) {
            return;
        }
        var before = known.get(key(obligation.kind(), KeptNotice.BREACH));
        if (before == null || before.withdrawn()) {
            notice(
                    revealed.contains(obligation.kind()) ? EventType.BREACH_DISCOVERED : EventType.BREACHED,
                    row(obligation.kind(), KeptNotice.BREACH, breachedAt),
                    obligation,
                    null);
        } else if (isCorrected(before, breachedAt)) {
            var row = row(obligation.kind(), KeptNotice.BREACH, breachedAt).toldTo(before.told());
            notice(EventType.BREACH_CORRECTED, row, obligation, before.at());
        }
    }

    /** A fact told now moved a deadline that had passed before as well; other rules never do. */
    private boolean isCorrected(KeptNotice before, Instant breachedAt) {
        return lead.isTold()
                && (before.rules() == null || before.rules().equals(rules))
                && !kept(before.at()).equals(kept(breachedAt));
    }

    /** No more than microseconds is kept of a moment. */
    private static Instant kept(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    private void notice(EventType type, KeptNotice row, Obligation obligation, @Nullable Instant before) {
        known.put(key(row.kind(), row.threshold()), row);
        noticed.add(new Noticed(type, row, obligation, told(obligation.kind()), Map.of(), before));
    }

    private KeptNotice row(String kind, String threshold, Instant at) {
        return new KeptNotice(lead.memory().leadId(), cycle, kind, threshold, at, now, false, rules, true);
    }

    /** Those whom the rules tell of a breach; of a lead given up too early, whatever the threshold (O4). */
    private Set<String> told(String kind) {
        return decision.conclusions().notices().stream()
                .filter(notice -> notice.kind().equals(kind) && isBreach(notice))
                .map(Notice::tell)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isBreach(Notice notice) {
        return notice.threshold().isDeadline() || notice.kind().equals(ObligationKind.EARLY_DISQUALIFICATION);
    }

    /** A threshold that has come is noticed once, and everyone told whom a row names for it. */
    private void threshold(Notice notice) {
        if (notice.at() == null || isBreach(notice)) {
            return;
        }
        var threshold = notice.threshold().toString();
        if (!now.isAfter(notice.at())) {
            watch(known.containsKey(key(notice.kind(), threshold)) ? null : notice.at());
            return;
        }
        var row = row(notice.kind(), threshold, notice.at());
        if (known.putIfAbsent(key(row.kind(), threshold), row) == null) {
            var tell = decision.conclusions().notices().stream()
                    .filter(each -> each.kind().equals(notice.kind())
                            && each.threshold().equals(notice.threshold()))
                    .map(Notice::tell)
                    .collect(Collectors.toCollection(TreeSet::new));
            noticed.add(Noticed.of(EventType.WARNED, row, find(notice.kind()), tell));
        }
    }

    /** Those who were told of a breach that was none. */
    private Set<String> toldBefore(String kind) {
        var tier = decision.conclusions().tier();
        return decision
                .policy()
                .alertsFor(
                        tier == null ? null : tier.name(), kind, decision.lead().attributes())
                .stream()
                .filter(row -> row.at().isDeadline() || kind.equals(ObligationKind.EARLY_DISQUALIFICATION))
                .map(AlertsRow::tell)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A breach that the facts no longer show was none; one that only other rules do not see stays. */
    private void withdraw() {
        for (var row : List.copyOf(known.values())) {
            if (row.withdrawn() || !row.threshold().equals(KeptNotice.BREACH)) {
                continue;
            }
            var obligation = find(row.kind());
            boolean isSeen = obligation != null && breachedAt(obligation) != null;
            if (!isSeen && lead.mayWithdraw(row, rules)) {
                var withdrawn = row.with(row.at(), now, true);
                known.put(key(row.kind(), row.threshold()), withdrawn);
                noticed.add(Noticed.of(EventType.BREACH_WITHDRAWN, withdrawn, obligation, toldBefore(row.kind())));
            }
        }
    }

    /** What a clock that is ahead of ours told of has a say when it comes (O5, O8), at that very moment. */
    private void watchLater() {
        var facts = decision.facts();
        Stream.of(
                        facts.ranks().stream().map(RankChange::at),
                        assignments.stream().map(Assignment::at),
                        Stream.ofNullable(facts.laterThanAsked()))
                .flatMap(moments -> moments)
                .filter(facts::isLater)
                .forEach(moment -> watch(moment.minusNanos(1)));
    }

    private void watch(@Nullable Instant moment) {
        if (moment != null && (next == null || moment.isBefore(next))) {
            next = moment;
        }
    }

    private @Nullable Obligation find(String kind) {
        return decision.conclusions().obligations().stream()
                .filter(obligation -> obligation.kind().equals(kind))
                .findFirst()
                .orElse(null);
    }

    /** The last moment that was on time of something that was not done by then (O6). */
    static @Nullable Instant breachedAt(Obligation obligation) {
        if (obligation.state() != ObligationState.BREACHED && obligation.state() != ObligationState.MET_LATE) {
            return null;
        }
        var deadline = obligation.deadline().at();
        return deadline == null ? obligation.owed().activity().history().disposedAt() : deadline;
    }

    private static String key(String kind, String threshold) {
        return kind + " " + threshold;
    }
}
