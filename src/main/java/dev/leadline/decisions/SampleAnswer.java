package dev.leadline.decisions;

import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.policy.ActionType;
import dev.leadline.kernel.policy.ObligationKind;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.kernel.policy.words.ChannelWords;
import dev.leadline.web.LocalText;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** An answer to no lead that has much in common with every answer by a policy, so that these are kept in few bytes. */
final class SampleAnswer {

    private static final UUID NO_DECISION = new UUID(0, 0);
    private static final Instant SOME_MOMENT = Instant.parse("2026-01-01T12:00:00Z");
    private static final String TEAM = "sales";

    private final ResolvedPolicy policy;
    private final List<VersionedCalendar> calendars;
    private final String local;

    private SampleAnswer(ResolvedPolicy policy) {
        this.policy = policy;
        this.calendars = List.copyOf(new TreeMap<>(policy.calendars()).values());
        this.local = LocalText.of(SOME_MOMENT, calendars.get(0).calendar().zone());
    }

    static DecisionBody of(ResolvedPolicy policy, String rulesRevision) {
        return new SampleAnswer(policy).create(rulesRevision);
    }

    private DecisionBody create(String rulesRevision) {
        return new DecisionBody(
                NO_DECISION,
                new DecisionBody.Version(policy.terms().id(), policy.version()),
                DecisionBody.Version.of(calendars.get(0)),
                rulesRevision,
                "",
                SOME_MOMENT,
                SOME_MOMENT,
                SOME_MOMENT,
                "Nothing changes without a new fact. ALL_ATTEMPTS is breached after it.",
                tier(),
                SOME_MOMENT,
                SOME_MOMENT,
                List.of(
                        obligation(ObligationKind.DISPOSITION, ObligationState.CANCELLED, "business days", null),
                        obligation(ObligationKind.FIRST_CALL, ObligationState.MET, "business hours", null),
                        obligation(ObligationKind.ALL_ATTEMPTS, ObligationState.OPEN, "business days", channels())),
                policy.terms().channels().stream().map(this::action).toList(),
                List.of());
    }

    private String tier() {
        var tiers = policy.rows().tiers();
        return tiers.isEmpty() ? null : tiers.get(0).tier();
    }

    private List<DecisionBody.ChannelBody> channels() {
        return policy.terms().channels().stream()
                .map(channel -> new DecisionBody.ChannelBody(channel, 1, 0, 1))
                .toList();
    }

    private DecisionBody.ObligationBody obligation(
            String kind, ObligationState state, String within, List<DecisionBody.ChannelBody> channels) {
        var other = calendars.size() > 1 ? DecisionBody.Version.of(calendars.get(1)) : null;
        return new DecisionBody.ObligationBody(
                kind, state, SOME_MOMENT, local, within, null, tier(), SOME_MOMENT, other, channels);
    }

    private DecisionBody.ActionBody action(String channel) {
        var tiers = policy.rows().tiers();
        return new DecisionBody.ActionBody(
                ActionType.ATTEMPT,
                channel,
                1,
                1,
                tiers.isEmpty() ? TEAM : tiers.get(0).responsible(),
                SOME_MOMENT,
                local,
                SOME_MOMENT,
                ObligationState.OPEN,
                ChannelWords.request(channel) + " (attempt 1 of 1) by Thursday 1 January 12:00 "
                        + calendars.get(0).calendar().zone().getId() + " time.");
    }
}
