package dev.leadline.kernel.tracking;

import dev.leadline.kernel.obligation.Obligation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An obligation as it is kept of a lead; its moments are rounded to the microsecond, since no more is kept.
 *
 * @param cycle which of the lead's cycles
 * @param state how it stands (O6)
 * @param tier the tier that promised it; {@code null} for one that no tier promises
 * @param responsible the team that must keep it; {@code null} for what neither a tier nor a declaration gives to one
 * @param deadline the last moment that is on time; {@code null} when it has none
 * @param metAt when it was met
 */
public record KeptObligation(
        String leadId,
        int cycle,
        String kind,
        String state,
        @Nullable String tier,
        @Nullable String responsible,
        @Nullable Instant deadline,
        @Nullable Instant metAt) {

    /** The obligation of a lead's cycle, as it will be kept. */
    public static KeptObligation from(String leadId, int cycle, Obligation obligation) {
        var deadline = obligation.deadline();
        return new KeptObligation(
                leadId,
                cycle,
                obligation.kind(),
                obligation.state().name(),
                deadline.basis() == null ? null : deadline.basis().tier(),
                obligation.responsible(),
                rounded(deadline.at()),
                rounded(obligation.metAt()));
    }

    private static @Nullable Instant rounded(@Nullable Instant moment) {
        return moment == null ? null : moment.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
    }
}
