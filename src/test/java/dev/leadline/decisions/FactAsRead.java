package dev.leadline.decisions;

import dev.leadline.kernel.clock.DeadlineRule;
import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.obligation.AttemptReading;
import dev.leadline.kernel.obligation.Change;
import dev.leadline.kernel.obligation.ChannelRequirement;
import dev.leadline.kernel.obligation.LeadActivity;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The reading of a fact as the first answers had it: a second way to it, which shares nothing with that of the server. */
final class FactAsRead {

    private static final Map<Class<?>, Function<Object, Map<String, Object>>> KINDS = new LinkedHashMap<>();

    static {
        kind(AsOf.class, fact -> values("at", fact.at()));
        kind(
                Lead.class,
                fact -> values(
                        "id", fact.id(),
                        "rank", fact.rank(),
                        "stage", fact.stage(),
                        "receivedAt", fact.receivedAt(),
                        "attributes", fact.attributes()));
        kind(Terms.class, fact -> values("policy", fact.id(), "stage", fact.stage(), "scoredBy", fact.scoredBy()));
        kind(
                TierRow.class,
                fact -> values(
                        "row", fact.row(),
                        "band", fact.band().toString(),
                        "segment", fact.segment().wanted(),
                        "tier", fact.tier(),
                        "handling", fact.handling(),
                        "responsible", fact.responsible()));
        kind(
                AttemptsRow.class,
                fact -> values(
                        "row", fact.row(),
                        "tier", fact.tier(),
                        "segment", fact.segment().wanted(),
                        "required", fact.required()));
        kind(DeadlinesRow.class, fact -> {
            var values = values(
                    "row", fact.row(),
                    "tier", fact.tier(),
                    "segment", fact.segment().wanted(),
                    "firstCallWithin", text(fact.firstCallWithin()),
                    "allAttemptsWithin", text(fact.allAttemptsWithin()));
            fact.own().forEach((kind, within) -> values.put(ObligationKind.columnOf(kind), text(within)));
            return values;
        });
        kind(
                WaivingRow.class,
                fact -> values(
                        "row", fact.row(),
                        "type", fact.type(),
                        "reason", fact.reason(),
                        "waives", fact.waives()));
        kind(
                SpacingRow.class,
                fact -> values(
                        "row", fact.row(),
                        "tier", fact.tier(),
                        "channel", fact.channel(),
                        "segment", fact.segment().wanted(),
                        "afterPrevious", text(fact.afterPrevious())));
        kind(
                AlertsRow.class,
                fact -> values(
                        "row", fact.row(),
                        "tier", fact.tier(),
                        "obligation", fact.obligation(),
                        "segment", fact.segment().wanted(),
                        "at", text(fact.at()),
                        "tell", fact.tell()));
        kind(
                Notice.class,
                fact -> values(
                        "kind", fact.kind(),
                        "threshold", text(fact.threshold()),
                        "at", fact.at(),
                        "tell", fact.tell(),
                        "row", fact.row()));
        kind(
                LeadActivity.class,
                fact -> values(
                        "asOf", fact.asOf(),
                        "receivedAt", fact.clock().receivedAt(),
                        "clockStarted", fact.clock().startedAt(),
                        "calendar", fact.clock().calendar().calendar().id(),
                        "made", made(fact.history().tallies()),
                        "firstCallAt", fact.history().firstAt(Terms.PHONE),
                        "reachedAt", fact.history().reachedAt(),
                        "disposedAt", fact.history().disposedAt(),
                        "disposition", disposition(fact.history().disposition())));
        kind(
                Change.class,
                fact -> values(
                        "at", fact.at(),
                        "fromRank", fact.fromRank(),
                        "toRank", fact.toRank(),
                        "transition",
                                fact.transition() == null
                                        ? null
                                        : fact.transition().text(),
                        "reason", fact.reason()));
        kind(DeadlineRule.class, fact -> values("from", fact));
        kind(
                PriorObligation.class,
                fact -> values(
                        "kind", fact.kind(),
                        "state", fact.obligation().state(),
                        "deadline", fact.obligation().deadline().at(),
                        "changedAt", fact.changedAt()));
        kind(
                Tier.class,
                fact -> values("name", fact.name(), "handling", fact.handling(), "responsible", fact.responsible()));
        kind(
                RequiredAttempts.class,
                fact -> values(
                        "channels", fact.channels().stream().map(FactAsRead::of).toList(), "metAt", fact.getMetAt()));
        kind(
                ChannelRequirement.class,
                fact -> values(
                        "channel", fact.channel(),
                        "required", fact.required(),
                        "made", fact.made(),
                        "remaining", fact.remaining()));
        kind(
                SimilarAttempts.class,
                fact -> values(
                        "channel", fact.channel(),
                        "outcome", fact.outcome(),
                        "beforeReceipt", fact.beforeReceipt(),
                        "occurredAt",
                                fact.attempts().stream()
                                        .map(Attempt::occurredAt)
                                        .toList()));
        kind(
                OutcomeRow.class,
                fact -> values(
                        "row", fact.row(),
                        "channel", fact.channel(),
                        "outcome", fact.outcome(),
                        "counts", fact.counts(),
                        "reached", fact.reached()));
        kind(
                AttemptReading.class,
                fact -> values(
                        "counts", fact.counts(),
                        "reached", fact.reached(),
                        "row", fact.row(),
                        "because", fact.because()));
        kind(
                Promise.class,
                fact -> values(
                        "kind", fact.kind(),
                        "within", text(fact.within()),
                        "from", fact.start(),
                        "doneAt", fact.doneAt(),
                        "endedAt", fact.endedAt()));
        kind(Timer.class, fact -> values("name", fact.name(), "at", fact.at(), "elapsed", fact.elapsed()));
        kind(
                Owed.class,
                fact -> values(
                        "kind", fact.deadline().kind(),
                        "within", text(fact.deadline().within()),
                        "deadline", fact.deadline().at(),
                        "doneAt", fact.doneAt(),
                        "endedAt", fact.endedAt(),
                        "givenUpEarly", fact.isGivenUpEarly(),
                        "disposedAs", disposition(fact.getDisposedAs()),
                        "tier", fact.tier() == null ? null : fact.tier().name(),
                        "asOf", fact.activity().asOf()));
        kind(
                Obligation.class,
                fact -> values(
                        "kind", fact.kind(),
                        "state", fact.state(),
                        "deadline", fact.deadline().at(),
                        "metAt", fact.metAt(),
                        "tier",
                                fact.owed().tier() == null
                                        ? null
                                        : fact.owed().tier().name(),
                        "responsible", fact.responsible()));
        kind(
                RequiredAction.class,
                fact -> values(
                        "type", fact.type(),
                        "attempt", fact.attempt(),
                        "responsible", fact.responsible(),
                        "dueAt", fact.dueAt(),
                        "earliestAt", fact.earliestAt(),
                        "state", fact.state()));
    }

    private FactAsRead() {}

    /** The reading of a fact; of one of an operator's own kind, its text. */
    static Map<String, Object> of(Object fact) {
        var reading = new LinkedHashMap<String, Object>();
        reading.put("fact", fact.getClass().getSimpleName());
        var kind = KINDS.get(fact.getClass());
        reading.putAll(kind == null ? values("text", fact.toString()) : kind.apply(fact));
        return reading;
    }

    private static <F> void kind(Class<F> type, Function<F, Map<String, Object>> reading) {
        KINDS.put(type, fact -> reading.apply(type.cast(fact)));
    }

    private static Map<String, Object> values(Object... namesAndValues) {
        var values = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return values;
    }

    private static Map<String, Object> disposition(Disposition disposed) {
        return disposed == null ? null : values("type", disposed.type(), "reason", disposed.reason());
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
