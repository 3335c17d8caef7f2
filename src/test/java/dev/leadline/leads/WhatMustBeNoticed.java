package dev.leadline.leads;

import dev.leadline.kernel.obligation.Notice;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.rows.Addressee;
import dev.leadline.kernel.tracking.Assessment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must have been noticed of a lead by a moment, by the facts that were known then: read off the decisions of the rules
 * alone, with no memory of what was noticed before.
 *
 * @param assessment how the lead stands at that moment
 * @param breaches which deadlines had passed, and when
 * @param warnings which other thresholds had come, and when
 */
record WhatMustBeNoticed(Assessment assessment, Map<String, Instant> breaches, Map<String, Instant> warnings) {

    static WhatMustBeNoticed at(Instant moment, Assessment assessment) {
        var breaches = new TreeMap<String, Instant>();
        var warnings = new TreeMap<String, Instant>();
        for (var cycle : assessment.cycles()) {
            var conclusions = cycle.decision().conclusions();
            for (var obligation : conclusions.obligations()) {
                if (isLate(obligation)) {
                    var deadline = obligation.deadline().at();
                    breaches.put(
                            key(cycle.number(), obligation.kind(), "100%"),
                            deadline == null ? cycle.cycle().disposition().occurredAt() : deadline);
                }
            }
            for (var notice : conclusions.notices()) {
                if (!isOfBreach(notice) && notice.at() != null && notice.at().isBefore(moment)) {
                    warnings.put(
                            key(
                                    cycle.number(),
                                    notice.kind(),
                                    notice.threshold().toString()),
                            notice.at());
                }
            }
        }
        return new WhatMustBeNoticed(assessment, breaches, warnings);
    }

    static String key(int cycle, String kind, String threshold) {
        return cycle + " " + kind + " " + threshold;
    }

    /** When something had come by that moment; {@code null} when it had not. */
    Instant comes(String key) {
        return breaches.containsKey(key) ? breaches.get(key) : warnings.get(key);
    }

    /** Those who are told of it. */
    Set<String> told(String key) {
        var told = new TreeSet<String>();
        for (var cycle : assessment.cycles()) {
            var owned = cycle.cycle().lastAssignment();
            for (var notice : cycle.decision().conclusions().notices()) {
                var threshold = isOfBreach(notice) ? "100%" : notice.threshold().toString();
                if (key(cycle.number(), notice.kind(), threshold).equals(key)) {
                    var addressee = Addressee.parse(notice.tell());
                    told.add(addressee
                            .find(owned.owner(), owned.team())
                            .orElse(addressee.alternatives().get(0)));
                }
            }
        }
        return told;
    }

    /** The obligations of each cycle, as {@code 1 FIRST_CALL MET}. */
    List<String> obligations() {
        return assessment.cycles().stream()
                .flatMap(cycle -> cycle.decision().conclusions().obligations().stream()
                        .map(each -> cycle.number() + " " + each.kind() + " " + each.state()))
                .sorted()
                .toList();
    }

    private static boolean isLate(Obligation obligation) {
        return obligation.state() == ObligationState.BREACHED || obligation.state() == ObligationState.MET_LATE;
    }

    private static boolean isOfBreach(Notice notice) {
        return notice.threshold().isDeadline() || notice.kind().equals(ObligationKind.EARLY_DISQUALIFICATION);
    }
}
