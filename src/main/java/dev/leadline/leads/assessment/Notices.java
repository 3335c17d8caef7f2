package dev.leadline.leads.assessment;

import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.obligation.Notice;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.rows.AlertsRow;
import dev.leadline.leads.store.EventType;
import dev.leadline.leads.store.NoticeRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the events of a cycle's obligations: each breach and each threshold once, and that a breach was none when a
 * late fact disproves it (O10). Nothing is noticed early: at a deadline there is still time (B6).
 */
final class Notices {

    private final AssessedLead matter;
    private final String rules;
    private final Decision decision;
    private final Map<String, NoticeRow> known = new TreeMap<>();
    private final NoticeRow blank;
    private final Instant now;
    private final List<Noticed> noticed = new ArrayList<>();
    private Instant next;

    /**
     * Something that is noticed now.
     *
     * @param type what
     * @param row how it is kept from now on
     * @param obligation the obligation; {@code null} when it is there no more
     * @param tell the names of those who are told
     */
    record Noticed(EventType type, NoticeRow row, Obligation obligation, Collection<String> tell) {}

    /**
     * @param decision how the cycle stands now
     * @param matter the lead, with what was noticed before and what facts have only now revealed
     * @param rules the revision of the rules that decided
     */
    Notices(int cycle, Decision decision, AssessedLead matter, String rules) {
        this.matter = matter;
        this.rules = rules;
        this.decision = decision;
        this.now = decision.facts().asOf().at();
        this.blank = new NoticeRow(matter.lead().id(), cycle, null, null, null, now, false, rules);
        matter.notices().stream()
                .filter(row -> row.cycle() == cycle)
                .forEach(row -> this.known.put(key(row.kind(), row.threshold()), row));
        var revealed = matter.revealed().getOrDefault(cycle, Set.of());
        decision.conclusions().obligations().forEach(obligation -> breach(obligation, revealed));
        withdraw();
        decision.conclusions().notices().forEach(this::threshold);
        watchRanks();
        decision.conclusions().timers().forEach(timer -> watch(timer.holdsUntil()));
    }

    /** Returns the events noticed now, in the order of their moments. */
    List<Noticed> noticed() {
        return noticed;
    }

    /** The next moment after which something is to be noticed; {@code null} when there is none. */
    Instant next() {
        return next;
    }

    /** Returns whether a warning or a breach of something still owed has been noticed. */
    boolean isWarned() {
        return decision.conclusions().obligations().stream()
                .filter(Obligation::isOutstanding)
                .anyMatch(obligation -> known.values().stream()
                        .anyMatch(row -> row.kind().equals(obligation.kind()) && !row.withdrawn()));
    }

    private void breach(Obligation obligation, Collection<String> revealed) {
        watch(obligation.holdsUntil());
        var breachedAt = breachedAt(obligation);
        if (breachedAt == null) {
            return;
        }
        var before = known.get(key(obligation.kind(), NoticeRow.BREACH));
        if (before == null || before.withdrawn()) {
            notice(
                    revealed.contains(obligation.kind()) ? EventType.BREACH_DISCOVERED : EventType.BREACHED,
                    obligation,
                    breachedAt);
        }
    }

    private void notice(EventType type, Obligation obligation, Instant at) {
        var row = new NoticeRow(
                blank.leadId(), blank.cycle(), obligation.kind(), NoticeRow.BREACH, at, now, false, rules);
        known.put(key(row.kind(), row.threshold()), row);
        noticed.add(new Noticed(type, row, obligation, told(obligation.kind())));
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
        var row =
                new NoticeRow(blank.leadId(), blank.cycle(), notice.kind(), threshold, notice.at(), now, false, rules);
        if (known.putIfAbsent(key(row.kind(), threshold), row) == null) {
            var tell = decision.conclusions().notices().stream()
                    .filter(each -> each.kind().equals(notice.kind())
                            && each.threshold().equals(notice.threshold()))
                    .map(Notice::tell)
                    .collect(Collectors.toCollection(TreeSet::new));
            noticed.add(new Noticed(EventType.WARNED, row, find(notice.kind()), tell));
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
            if (row.withdrawn() || !row.threshold().equals(NoticeRow.BREACH)) {
                continue;
            }
            var obligation = find(row.kind());
            boolean isSeen = obligation != null && breachedAt(obligation) != null;
            if (!isSeen && matter.mayWithdraw(row, rules)) {
                var withdrawn = row.with(row.at(), now, true);
                known.put(key(row.kind(), row.threshold()), withdrawn);
                noticed.add(new Noticed(EventType.BREACH_WITHDRAWN, withdrawn, obligation, toldBefore(row.kind())));
            }
        }
    }

    /** A rank told by a clock that is ahead of ours changes what is owed when it comes (O5, O8), at that very moment. */
    private void watchRanks() {
        decision.facts().ranks().stream()
                .filter(change -> change.at().isAfter(now))
                .forEach(change -> watch(change.at().minusNanos(1)));
    }

    private void watch(Instant moment) {
        if (moment != null && (next == null || moment.isBefore(next))) {
            next = moment;
        }
    }

    private Obligation find(String kind) {
        return decision.conclusions().obligations().stream()
                .filter(obligation -> obligation.kind().equals(kind))
                .findFirst()
                .orElse(null);
    }

    /** The last moment that was on time of something that was not done by then; {@code null} where there is none (O6). */
    static Instant breachedAt(Obligation obligation) {
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
