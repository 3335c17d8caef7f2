package dev.leadline.kernel.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attempts that fulfil an obligation of a policy's own, by name and never by an expression.
 *
 * @param channel the channel of the attempts; {@code null} for any
 * @param outcomes the outcomes that fulfil it, whether they count or not; empty for every attempt that counts (O5)
 * @param attempt which of these attempts fulfils it, the first being 1
 */
public record Satisfaction(@Nullable String channel, List<String> outcomes, int attempt) {

    public Satisfaction {
        outcomes = List.copyOf(outcomes);
    }
}
