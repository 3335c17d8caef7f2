package dev.leadline.whatifs;

import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.policy.ObligationKind;
import java.util.Map;
import java.util.TreeMap;

/** The attempts that an edition asks for, per channel. */
final class Effort {

    /**
     * Attempts in a channel.
     *
     * @param required what the tiers of all leads require
     * @param remaining what still has to be made, for leads that were neither reached nor disposed of
     */
    record Attempts(long required, long remaining) {

        static final Attempts NONE = new Attempts(0, 0);

        Attempts plus(Attempts other) {
            return new Attempts(required + other.required, remaining + other.remaining);
        }
    }

    private final Map<String, Attempts> byChannel = new TreeMap<>();

    void add(Decision decision) {
        var required = decision.conclusions().required();
        if (required == null) {
            return;
        }
        boolean owed = decision.conclusions().obligations().stream()
                .anyMatch(each -> each.kind().equals(ObligationKind.ALL_ATTEMPTS) && each.isOutstanding());
        // A breach stays outstanding even when the lead was reached or disposed of later.
        boolean ended = decision.history().endedAt() != null;
        for (var floor : required.channels()) {
            var remaining = owed && !ended ? floor.remaining() : 0;
            add(floor.channel(), new Attempts(floor.required(), remaining));
        }
    }

    void add(Effort other) {
        other.byChannel.forEach(this::add);
    }

    private void add(String channel, Attempts attempts) {
        byChannel.merge(channel, attempts, Attempts::plus);
    }

    Attempts in(String channel) {
        return byChannel.getOrDefault(channel, Attempts.NONE);
    }

    Map<String, Attempts> byChannel() {
        return byChannel;
    }
}
