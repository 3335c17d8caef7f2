package dev.leadline.decisions.grounds;

import dev.leadline.kernel.clock.DeadlineRule;
import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.obligation.AttemptReading;
import dev.leadline.kernel.obligation.Change;
import dev.leadline.kernel.obligation.ChannelRequirement;
import dev.leadline.kernel.obligation.LeadActivity;
import dev.leadline.kernel.obligation.NextAttempt;
import dev.leadline.kernel.obligation.Notice;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.Owed;
import dev.leadline.kernel.obligation.PriorObligation;
import dev.leadline.kernel.obligation.Promise;
import dev.leadline.kernel.obligation.RequiredAction;
import dev.leadline.kernel.obligation.RequiredAttempts;
import dev.leadline.kernel.obligation.SimilarAttempts;
import dev.leadline.kernel.obligation.Tally;
import dev.leadline.kernel.obligation.Tier;
import dev.leadline.kernel.obligation.Timer;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.rows.AlertsRow;
import dev.leadline.kernel.policy.rows.AttemptsRow;
import dev.leadline.kernel.policy.rows.DeadlinesRow;
import dev.leadline.kernel.policy.rows.OutcomeRow;
import dev.leadline.kernel.policy.rows.SpacingRow;
import dev.leadline.kernel.policy.rows.TierRow;
import dev.leadline.kernel.policy.rows.WaivingRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** A fact as an auditor reads it: its kind under {@code fact}, and the values that rules can read in it. */
final class FactReading {

    private static final String DISPOSITION = "\ntype\nreason";
    private static final String ATTEMPT = "\nchannel\nnumber\nof";
    private static final Map<Class<?>, FactKind<?>> KINDS = new LinkedHashMap<>();

    /** The values of one kind of fact. */
    private record FactKind<F>(String shape, Function<F, Object[]> values) {

        Reading read(Object fact) {
            @SuppressWarnings("unchecked")
            var mine = (F) fact;
            return new Reading(shape, values.apply(mine));
        }
    }

    static {
        kind(AsOf.class, "at", fact -> values(fact.at()));
        kind(
                Lead.class,
                "id rank stage receivedAt attributes",
                fact -> values(fact.id(), fact.rank(), fact.stage(), fact.receivedAt(), fact.attributes()));
        kind(Terms.class, "policy stage scoredBy", fact -> values(fact.id(), fact.stage(), fact.scoredBy()));
        kind(
                TierRow.class,
                "row band segment tier handling responsible",
                fact -> values(
                        fact.row(),
                        fact.band().toString(),
                        fact.segment().wanted(),
                        fact.tier(),
                        fact.handling(),
                        fact.responsible()));
        kind(
                AttemptsRow.class,
                "row tier segment required",
                fact -> values(fact.row(), fact.tier(), fact.segment().wanted(), fact.required()));
        kind(
                DeadlinesRow.class,
                "row tier segment firstCallWithin allAttemptsWithin",
                fact -> values(
                        fact.row(),
                        fact.tier(),
                        fact.segment().wanted(),
                        text(fact.firstCallWithin()),
                        text(fact.allAttemptsWithin())));
        kind(
                WaivingRow.class,
                "row type reason waives",
                fact -> values(fact.row(), fact.type(), fact.reason(), fact.waives()));
        kind(
                SpacingRow.class,
                "row tier channel segment afterPrevious",
                fact -> values(
                        fact.row(), fact.tier(), fact.channel(), fact.segment().wanted(), text(fact.afterPrevious())));
        kind(
                AlertsRow.class,
                "row tier obligation segment at tell",
                fact -> values(
                        fact.row(),
                        fact.tier(),
                        fact.obligation(),
                        fact.segment().wanted(),
                        text(fact.at()),
                        fact.tell()));
        kind(
                OutcomeRow.class,
                "row channel outcome counts reached",
                fact -> values(fact.row(), fact.channel(), fact.outcome(), fact.counts(), fact.reached()));
        kind(
                LeadActivity.class,
                "asOf receivedAt clockStarted calendar made firstCallAt reachedAt disposedAt disposition",
                fact -> values(
                        fact.asOf(),
                        fact.clock().receivedAt(),
                        fact.clock().startedAt(),
                        fact.clock().calendar().calendar().id(),
                        made(fact.history().tallies()),
                        fact.history().firstAt(Terms.PHONE),
                        fact.history().reachedAt(),
                        fact.history().disposedAt(),
                        disposition(fact.history().disposition())));
        kind(
                SimilarAttempts.class,
                "channel outcome beforeReceipt occurredAt",
                fact -> values(
                        fact.channel(),
                        fact.outcome(),
                        fact.beforeReceipt(),
                        fact.attempts().stream().map(Attempt::occurredAt).toList()));
        kind(
                AttemptReading.class,
                "counts reached row because",
                fact -> values(fact.counts(), fact.reached(), fact.row(), fact.because()));
        kind(
                Change.class,
                "at fromRank toRank transition reason",
                fact -> values(
                        fact.at(),
                        fact.fromRank(),
                        fact.toRank(),
                        fact.transition() == null ? null : fact.transition().text(),
                        fact.reason()));
        kind(DeadlineRule.class, "from", fact -> values(fact));
        kind(
                PriorObligation.class,
                "kind state deadline changedAt",
                fact -> values(
                        fact.kind(),
                        fact.obligation().state(),
                        fact.obligation().deadline().at(),
                        fact.changedAt()));
        kind(Tier.class, "name handling responsible", fact -> values(fact.name(), fact.handling(), fact.responsible()));
        kind(
                ChannelRequirement.class,
                "channel required made remaining",
                fact -> values(fact.channel(), fact.required(), fact.made(), fact.remaining()));
        kind(
                RequiredAttempts.class,
                "channels metAt",
                fact -> values(fact.channels().stream().map(FactReading::of).toList(), fact.getMetAt()));
        kind(
                Promise.class,
                "kind within from doneAt endedAt",
                fact -> values(fact.kind(), text(fact.within()), fact.start(), fact.doneAt(), fact.endedAt()));
        kind(Timer.class, "name at elapsed", fact -> values(fact.name(), fact.at(), fact.elapsed()));
        kind(
                Owed.class,
                "kind within deadline doneAt endedAt givenUpEarly disposedAs tier asOf",
                fact -> values(
                        fact.deadline().kind(),
                        text(fact.deadline().within()),
                        fact.deadline().at(),
                        fact.doneAt(),
                        fact.endedAt(),
                        fact.isGivenUpEarly(),
                        disposition(fact.getDisposedAs()),
                        fact.tier() == null ? null : fact.tier().name(),
                        fact.activity().asOf()));
        kind(
                Obligation.class,
                "kind state deadline metAt tier responsible",
                fact -> values(
                        fact.kind(),
                        fact.state(),
                        fact.deadline().at(),
                        fact.metAt(),
                        fact.owed().tier() == null ? null : fact.owed().tier().name(),
                        fact.responsible()));
        kind(
                RequiredAction.class,
                "type attempt responsible dueAt earliestAt state",
                fact -> values(
                        fact.type(),
                        attempt(fact.attempt()),
                        fact.responsible(),
                        fact.dueAt(),
                        fact.earliestAt(),
                        fact.state()));
        kind(
                Notice.class,
                "kind threshold at tell row",
                fact -> values(fact.kind(), text(fact.threshold()), fact.at(), fact.tell(), fact.row()));
    }

    private FactReading() {}

    /** The reading of a fact; of one of an operator's own kind, its text. */
    static Reading of(Object fact) {
        var kind = KINDS.get(fact.getClass());
        if (kind == null) {
            return new Reading(shape(fact.getClass(), "text"), fact.toString());
        }
        var reading = kind.read(fact);
        return fact instanceof DeadlinesRow row && !row.own().isEmpty() ? withOwn(row, reading) : reading;
    }

    /** The times of obligations that the policy declares are columns of the row too. */
    private static Reading withOwn(DeadlinesRow row, Reading reading) {
        var shape = new StringBuilder(reading.shape());
        var values = new ArrayList<>(Arrays.asList(reading.values()));
        row.own().forEach((kind, within) -> {
            shape.append('\n').append(ObligationKind.columnOf(kind));
            values.add(text(within));
        });
        return new Reading(shape.toString(), values.toArray());
    }

    /** The shapes of all kinds, and of what is told within them. */
    static Stream<String> shapes() {
        return Stream.concat(KINDS.values().stream().map(FactKind::shape), Stream.of(DISPOSITION, ATTEMPT));
    }

    private static <F> void kind(Class<F> type, String names, Function<F, Object[]> values) {
        KINDS.put(type, new FactKind<>(shape(type, names), values));
    }

    private static String shape(Class<?> type, String names) {
        return type.getSimpleName() + "\n" + names.replace(' ', '\n');
    }

    private static Object[] values(Object... values) {
        return values;
    }

    private static Reading disposition(Disposition disposed) {
        return disposed == null ? null : new Reading(DISPOSITION, disposed.type(), disposed.reason());
    }

    private static Reading attempt(NextAttempt next) {
        return next == null ? null : new Reading(ATTEMPT, next.channel(), next.number(), next.of());
    }

    private static Map<String, Integer> made(List<Tally> tallies) {
        var made = new LinkedHashMap<String, Integer>();
        tallies.forEach(tally -> made.put(tally.channel(), tally.made().size()));
        return made;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
