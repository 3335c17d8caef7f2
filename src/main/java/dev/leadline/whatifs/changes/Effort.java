package dev.leadline.whatifs.changes;

import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.policy.ObligationKind;
import java.util.Map;
import java.util.TreeMap;

/** The attempts that an edition asks for, per channel. */
public final class Effort {

    /**
     * Attempts in a channel.
     *
     * @param required what the tiers of all leads require
     * @param remaining what still has to be made, for leads that were neither reached nor disposed of
     * @param soon what of it is made soon, at an even {@link EvenPace}; 0 where nobody asks
     */
    public record Attempts(long required, long remaining, long soon) {

        static final Attempts NONE = new Attempts(0, 0, 0);

        Attempts plus(Attempts other) {
            return new Attempts(required + other.required, remaining + other.remaining, soon + other.soon);
        }
    }

    private final EvenPace pace;
    private final Map<String, Attempts> byChannel = new TreeMap<>();

    /** @param pace how fast they are made; {@code null} where nobody asks */
    Effort(EvenPace pace) {
        this.pace = pace;
    }

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
            var soon = pace == null ? 0 : pace.soon(decision, remaining);
            add(floor.channel(), new Attempts(floor.required(), remaining, soon));
        }
    }

    void add(Effort other) {
        other.byChannel.forEach(this::add);
    }

    private void add(String channel, Attempts attempts) {
        byChannel.merge(channel, attempts, Attempts::plus);
    }

    public Attempts in(String channel) {
        return byChannel.getOrDefault(channel, Attempts.NONE);
    }

    public Map<String, Attempts> byChannel() {
        return byChannel;
    }
}
