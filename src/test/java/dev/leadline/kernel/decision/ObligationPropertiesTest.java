package dev.leadline.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.clock.Deadline;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.obligation.Change;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.obligation.Tier;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.Transition;
import dev.leadline.kernel.policy.rows.DeadlinesRow;
import dev.leadline.kernel.policy.rows.Handling;
import dev.leadline.kernel.policy.rows.TierRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is owed, by when, and how it stands, said once more from rows and moments alone; whatever the lead and the changes. */
class ObligationPropertiesTest {

    @Provide
    Arbitrary<RandomFacts.Many> many() {
        return RandomFacts.many();
    }

    @Provide
    Arbitrary<RandomFacts.Asked> asked() {
        return RandomFacts.asked();
    }

    /** R1 to R3: the row that its rank falls in says the tier. */
    @Property(tries = 2_000)
    void a_lead_is_in_the_tier_of_its_row(@ForAll("many") RandomFacts.Many many) {
        stretches(many).forEach(decision -> {
            var tier = decision.conclusions().tier();
            var row = tierRow(decision);
            assertThat(tier == null).isEqualTo(row == null);
            if (row != null) {
                assertThat(tier).isEqualTo(new Tier(row.tier(), row.handling(), row.responsible()));
                assertThat(row.band().contains(decision.lead().rank())).isTrue();
            }
        });
    }

    /** O1 to O4, O8. */
    @Property(tries = 2_000)
    void what_is_owed_is_what_the_tier_promises_and_what_was_owed_before(@ForAll("many") RandomFacts.Many many) {
        stretches(many).forEach(decision -> {
            var owed = new TreeSet<>(kinds(decision.earlier()));
            if (isWorked(decision)) {
                owed.add(ObligationKind.ALL_ATTEMPTS);
                var required = decision.conclusions().required();
                var isReached = decision.history().reachedAt() != null;
                if (deadlines(decision).firstCallWithin() != null) {
                    owed.add(ObligationKind.FIRST_CALL);
                }
                if (isReached || required.getMetAt() != null) {
                    owed.add(ObligationKind.DISPOSITION);
                }
                if (isGivenUpEarly(decision)) {
                    owed.add(ObligationKind.EARLY_DISQUALIFICATION);
                }
            }
            assertThat(kinds(decision)).isEqualTo(owed);
        });
    }

    /** B6, O4, O6. */
    @Property(tries = 2_000)
    void how_it_stands_follows_from_its_moments(@ForAll("many") RandomFacts.Many many) {
        stretches(many).forEach(decision -> {
            for (var owed : decision.conclusions().obligations()) {
                assertThat(owed.state()).as(owed.kind()).isEqualTo(state(decision, owed));
            }
        });
    }

    private static ObligationState state(Decision decision, Obligation obligation) {
        if (obligation.kind().equals(ObligationKind.EARLY_DISQUALIFICATION)) {
            return isExcused(decision) ? ObligationState.WAIVED : ObligationState.BREACHED;
        }
        var owed = obligation.owed();
        var by = obligation.deadline().at();
        var isAllAttempts = obligation.kind().equals(ObligationKind.ALL_ATTEMPTS);
        if (isBy(owed.doneAt(), by)) {
            return ObligationState.MET;
        }
        if (isBy(owed.endedAt(), by)) {
            return isAllAttempts && isWorked(decision) && isGivenUpEarly(decision) && isExcused(decision)
                    ? ObligationState.WAIVED
                    : ObligationState.CANCELLED;
        }
        if (owed.doneAt() != null) {
            return ObligationState.MET_LATE;
        }
        var asOf = decision.facts().asOf().at();
        if (owed.endedAt() != null || !isBy(asOf, by)) {
            return ObligationState.BREACHED;
        }
        var warned = obligation.deadline().atRiskAfter();
        return warned != null && asOf.isAfter(warned) ? ObligationState.AT_RISK : ObligationState.OPEN;
    }

    /** O1, O2. */
    @Property(tries = 2_000)
    void without_a_change_all_that_is_owed_runs_from_receipt_for_as_long_as_the_row_says(
            @ForAll("many") RandomFacts.Many many) {
        var decision = stretches(many).reduce((later, first) -> first).orElseThrow();
        for (var owed : decision.conclusions().obligations()) {
            if (!owed.kind().equals(ObligationKind.EARLY_DISQUALIFICATION)) {
                var from = decision.clock().receivedAt();
                assertThat(owed.deadline()).isEqualTo(counted(decision, owed.kind(), from));
                assertThat(owed.deadline().basis().from()).isEqualTo(from);
                assertThat(owed.deadline().basis().tier())
                        .isEqualTo(tierRow(decision).tier());
            }
        }
    }

    /** O8, O9: what was neither kept nor broken gets the deadline that the change says. */
    @Property(tries = 2_000)
    void a_change_counts_what_is_still_owed_as_it_says(@ForAll("many") RandomFacts.Many many) {
        stretches(many)
                .filter(after -> after.earlier() != null && isWorked(after))
                .forEach(after -> {
                    var change = after.conclusions().required().activity().change();
                    for (var kind : List.of(ObligationKind.FIRST_CALL, ObligationKind.ALL_ATTEMPTS)) {
                        var old = find(after.earlier(), kind);
                        var now = find(after, kind);
                        if (now != null && old != null && isCounted(after, old, now) && within(after, kind)) {
                            assertThat(now.deadline())
                                    .as(kind + " after " + change)
                                    .isEqualTo(wanted(after, change, old));
                        }
                    }
                });
    }

    /** Whether a change counts anew what was owed: what is open, and what had been kept or had ended and needs more now. */
    private static boolean isCounted(Decision after, Obligation old, Obligation now) {
        return isOpen(old) || isMoreAsked(after, old, now);
    }

    private static boolean isMoreAsked(Decision after, Obligation old, Obligation now) {
        var changedAt = after.earlier().facts().asOf().at();
        var hasEnded = isBy(now.owed().endedAt(), changedAt);
        if (old.state() == ObligationState.MET) {
            return !hasEnded && !isBy(now.owed().doneAt(), changedAt);
        }
        var endedBefore = after.earlier().history().endedAt();
        return old.state() == ObligationState.CANCELLED
                && (!hasEnded || !old.owed().endedAt().equals(endedBefore));
    }

    private static boolean within(Decision decision, String kind) {
        return !kind.equals(ObligationKind.FIRST_CALL) || deadlines(decision).firstCallWithin() != null;
    }

    private static Deadline wanted(Decision after, Change change, Obligation old) {
        var fromReceipt = counted(after, old.kind(), after.clock().receivedAt());
        var fromChange = counted(after, old.kind(), change.at());
        if (!isOpen(old)) {
            var isPutOff = change.transition() == Transition.NEVER_SHORTEN && fromChange.isBefore(old.deadline());
            return isPutOff ? old.deadline() : fromChange;
        }
        if (change.transition() == null) {
            return !change.isRise() ? fromReceipt : fromChange.isBefore(old.deadline()) ? fromChange : old.deadline();
        }
        return switch (change.transition()) {
            case RE_RATE_FROM_RECEIPT -> fromReceipt;
            case RE_RATE_FROM_NOW -> fromChange;
            case NEVER_SHORTEN -> fromReceipt.isBefore(old.deadline()) ? old.deadline() : fromReceipt;
            case NEW_LEADS -> throw new AssertionError("It is no change for the leads there are.");
        };
    }

    private static Deadline counted(Decision decision, String kind, Instant from) {
        var row = deadlines(decision);
        var within = kind.equals(ObligationKind.FIRST_CALL) ? row.firstCallWithin() : row.allAttemptsWithin();
        return decision.clock().due(kind, within, row.tier(), from);
    }

    /** O2, O8: whatever changes there were, what is owed was done and ended when what was done about the lead says so. */
    @Property(tries = 2_000)
    void its_moments_are_those_of_what_was_done(@ForAll("asked") RandomFacts.Asked asked) {
        var decision = asked.decide();
        if (!isWorked(decision)) {
            return;
        }
        var ended = decision.history().endedAt();
        for (var kind : List.of(ObligationKind.FIRST_CALL, ObligationKind.ALL_ATTEMPTS)) {
            var owed = find(decision, kind);
            if (owed != null && within(decision, kind)) {
                var done = kind.equals(ObligationKind.FIRST_CALL)
                        ? decision.conclusions().required().firstAt("PHONE")
                        : decision.conclusions().required().getMetAt();
                if (isBroken(owed)) {
                    assertThat(owed.owed().endedAt() == null).isEqualTo(ended == null);
                } else {
                    assertThat(owed.owed().endedAt()).isEqualTo(ended);
                    var prior = decision.earlier() == null ? null : find(decision.earlier(), kind);
                    var isKept = prior != null && prior.state() == ObligationState.MET;
                    assertThat(owed.owed().doneAt())
                            .isIn(done, isKept ? prior.owed().doneAt() : done);
                }
            }
        }
    }

    private static boolean isBroken(Obligation obligation) {
        return obligation.state() == ObligationState.BREACHED || obligation.state() == ObligationState.MET_LATE;
    }

    /** The decision, and how the lead stood at each change before; the first of them last. */
    private static Stream<Decision> stretches(RandomFacts.Many many) {
        return Stream.iterate(many.decide(), decision -> decision != null, Decision::earlier);
    }

    static TierRow tierRow(Decision decision) {
        var lead = decision.lead();
        return decision.policy().findTier(lead.rank(), lead.attributes()).orElse(null);
    }

    static DeadlinesRow deadlines(Decision decision) {
        return decision.policy()
                .findDeadlines(tierRow(decision).tier(), decision.lead().attributes())
                .orElseThrow();
    }

    static boolean isWorked(Decision decision) {
        var row = tierRow(decision);
        return row != null && row.handling() == Handling.WORK;
    }

    private static boolean isGivenUpEarly(Decision decision) {
        var disposed = decision.facts().disposition();
        return disposed != null
                && Set.of("DISQUALIFIED", "RETURNED").contains(disposed.type().name())
                && !isBy(decision.history().reachedAt(), disposed.occurredAt())
                && !isBy(decision.conclusions().required().getMetAt(), disposed.occurredAt());
    }

    private static boolean isExcused(Decision decision) {
        Disposition disposed = decision.facts().disposition();
        return decision.policy()
                .findWaiving(disposed.type().name(), disposed.reason())
                .filter(row -> row.waives())
                .isPresent();
    }

    private static boolean isBy(Instant moment, Instant deadline) {
        return moment != null && (deadline == null || !moment.isAfter(deadline));
    }

    static boolean isOpen(Obligation obligation) {
        return obligation.state() == ObligationState.OPEN || obligation.state() == ObligationState.AT_RISK;
    }

    static Obligation find(Decision decision, String kind) {
        return decision.conclusions().obligations().stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElse(null);
    }

    private static TreeSet<String> kinds(Decision decision) {
        var kinds = new ArrayList<String>();
        if (decision != null) {
            decision.conclusions().obligations().forEach(each -> kinds.add(each.kind()));
        }
        return new TreeSet<>(kinds);
    }
}
