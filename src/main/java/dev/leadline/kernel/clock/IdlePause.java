package dev.leadline.kernel.clock;

import dev.leadline.kernel.fact.Pause;
import java.time.Instant;
import java.util.Comparator;

/**
 * A pause that does not stop the clock of an obligation (B9).
 *
 * @param pause the pause
 * @param because why not, for people
 */
public record IdlePause(Pause pause, String because) implements Comparable<IdlePause> {

    private static final Comparator<IdlePause> AS_BEGUN = Comparator.comparing(
                    (IdlePause each) -> each.pause().from())
            .thenComparing(each -> String.valueOf(each.pause().reason()))
            .thenComparing(IdlePause::because);

    static IdlePause ofFirstCall(Pause pause) {
        return new IdlePause(pause, "The policy lets no pause stop the clock of the first call.");
    }

    static IdlePause knownTooLate(Pause pause, Instant deadline) {
        return new IdlePause(
                pause,
                "It became known at " + pause.recordedAt() + ", when the deadline (" + deadline + ") had passed.");
    }

    static IdlePause over(Pause pause, Instant clockStart) {
        return new IdlePause(pause, "It ended before the clock started (" + clockStart + ").");
    }

    static IdlePause afterwards(Pause pause, Instant deadline) {
        return new IdlePause(pause, "It began at the deadline (" + deadline + ") or later.");
    }

    @Override
    public int compareTo(IdlePause other) {
        return AS_BEGUN.compare(this, other);
    }
}
