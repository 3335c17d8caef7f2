package dev.leadline.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.obligation.ChannelRequirement;
import dev.leadline.kernel.obligation.NextAttempt;
import dev.leadline.kernel.obligation.Notice;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.obligation.RequiredAction;
import dev.leadline.kernel.policy.ActionType;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.rows.AlertsRow;
import dev.leadline.kernel.policy.rows.SpacingRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must be done and who is told, said once more from what is owed. */
class ActionPropertiesTest {

    @Provide
    Arbitrary<RandomFacts.Many> many() {
        return RandomFacts.many();
    }

    /** R2, R3, O2, O3, O7, B8: neither more nor less is required, by the deadline behind it and no earlier than allowed. */
    @Property(tries = 2_000)
    void what_must_be_done_follows_from_what_is_owed(@ForAll("many") RandomFacts.Many many) {
        var decision = many.decide();
        assertThat(decision.requiredActions()).containsExactlyInAnyOrderElementsOf(wanted(decision));
        assertThat(decision.requiredActions().stream()
                        .map(RequiredAction::dueAt)
                        .filter(due -> due != null))
                .isSorted();
    }

    private static List<RequiredAction> wanted(Decision decision) {
        if (decision.history().disposedAt() != null) {
            return List.of(new RequiredAction(ActionType.NONE, null, null, null, null, null));
        }
        if (decision.lead().rank() == null) {
            var scoredBy = decision.policy().terms().scoredBy();
            return List.of(new RequiredAction(ActionType.SCORE, null, scoredBy, null, null, null));
        }
        var tier = ObligationPropertiesTest.tierRow(decision);
        if (!ObligationPropertiesTest.isWorked(decision)) {
            return List.of(new RequiredAction(ActionType.NURTURE, null, tier.responsible(), null, null, null));
        }
        var asked = decision.conclusions().obligations().stream()
                .filter(owed -> owed.state().isOutstanding() && owed.owed().endedAt() == null)
                .flatMap(owed -> forObligation(decision, owed))
                .toList();
        return asked.stream()
                .filter(action -> action.attempt() == null || action == dueFirst(action.attempt(), asked))
                .toList();
    }

    /** Of obligations that ask for the very same attempt the one that is due first asks for it (O7). */
    private static RequiredAction dueFirst(NextAttempt attempt, List<RequiredAction> asked) {
        return asked.stream()
                .filter(action -> attempt.equals(action.attempt()))
                .min(Comparator.comparing(RequiredAction::dueAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .orElseThrow();
    }

    private static Stream<RequiredAction> forObligation(Decision decision, Obligation owed) {
        var phone = owed.owed().required().in(Terms.PHONE);
        switch (owed.kind()) {
            case ObligationKind.FIRST_CALL:
                return Stream.of(attempt(decision, owed, phone));
            case ObligationKind.ALL_ATTEMPTS:
                return owed.owed().required().channels().stream()
                        .filter(channel -> channel.required() > channel.made())
                        .map(channel -> attempt(decision, owed, channel));
            case ObligationKind.DISPOSITION:
                var isReached = decision.history().reachedAt() != null;
                var type = isReached ? ActionType.ACCEPT_OR_REJECT : ActionType.DISQUALIFY_OR_RETURN;
                return Stream.of(new RequiredAction(
                        type, null, owed.responsible(), owed.deadline().at(), null, owed.state()));
            default:
                return Stream.of();
        }
    }

    private static RequiredAction attempt(Decision decision, Obligation owed, ChannelRequirement channel) {
        return new RequiredAction(
                ActionType.ATTEMPT,
                channel.next(),
                owed.responsible(),
                owed.deadline().at(),
                earliest(decision, channel.channel(), owed),
                owed.state());
    }

    private static Instant earliest(Decision decision, String channel, Obligation owed) {
        var tier = ObligationPropertiesTest.tierRow(decision).tier();
        var spacing = owed.kind().equals(ObligationKind.FIRST_CALL)
                ? Optional.<SpacingRow>empty()
                : decision.policy().findSpacing(tier, channel, decision.lead().attributes());
        var previous = decision.history().lastAt(channel);
        return spacing.map(row -> decision.clock().earliest(channel, previous, row.afterPrevious()))
                .orElseGet(() -> decision.clock().earliest(channel));
    }

    /** O4, O6, O10. */
    @Property(tries = 2_000)
    void who_is_told_follows_from_what_is_owed_and_from_the_rows_about_it(@ForAll("many") RandomFacts.Many many) {
        var decision = new RandomFacts.Many(NoticePropertiesTest.telling(many.regimes()), many.facts()).decide();
        var wanted = new ArrayList<Notice>();
        for (var owed : decision.conclusions().obligations()) {
            rowsAbout(decision, owed)
                    .filter(row -> isTold(owed, row))
                    .map(row -> new Notice(owed.kind(), row.at(), moment(decision, owed, row), row.tell(), row.row()))
                    .forEach(wanted::add);
        }
        assertThat(decision.conclusions().notices()).containsExactlyInAnyOrderElementsOf(wanted);
    }

    /** Those for the tier that owes it, also when the lead has left that tier since. */
    private static Stream<AlertsRow> rowsAbout(Decision decision, Obligation owed) {
        var tier = owed.owed().tier().name();
        return decision.policy().alertsFor(tier, owed.kind(), decision.lead().attributes()).stream();
    }

    private static Instant moment(Decision decision, Obligation owed, AlertsRow row) {
        return owed.kind().equals(ObligationKind.EARLY_DISQUALIFICATION)
                ? decision.history().disposedAt()
                : owed.comes(row.at());
    }

    private static boolean isTold(Obligation owed, AlertsRow row) {
        var isBroken = owed.state() == ObligationState.BREACHED || owed.state() == ObligationState.MET_LATE;
        if (owed.kind().equals(ObligationKind.EARLY_DISQUALIFICATION)) {
            return isBroken;
        }
        var at = owed.comes(row.at());
        var done = owed.owed().doneAt();
        var ended = owed.owed().endedAt();
        if (done == null && ended == null) {
            return true;
        }
        var isLater = row.at().percent() >= 100;
        return isBroken && isLater && at != null && isAfter(done, at) && isAfter(ended, at);
    }

    private static boolean isAfter(Instant settled, Instant at) {
        return settled == null || settled.isAfter(at);
    }
}
