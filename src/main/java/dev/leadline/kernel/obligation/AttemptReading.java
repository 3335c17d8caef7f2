package dev.leadline.kernel.obligation;

import dev.leadline.kernel.fact.Attempt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reading of attempts: whether they count, whether they reached the lead, and why (O5).
 *
 * @param attempts the attempts
 * @param counts whether they count towards what is required
 * @param reached whether the lead was reached by them
 * @param row the row of {@code attempt-outcomes} that says so; {@code null} when a rule says it by itself
 * @param because a sentence for people
 */
public record AttemptReading(
        List<Attempt> attempts, boolean counts, boolean reached, @Nullable String row, String because) {

    public AttemptReading {
        attempts = List.copyOf(attempts);
    }
}
