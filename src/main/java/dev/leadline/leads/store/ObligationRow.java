package dev.leadline.leads.store;

import dev.leadline.kernel.obligation.Obligation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * An obligation as it is kept, with the calendar that runs its clock (B8).
 *
 * @param cycle which of the lead's cycles
 * @param how what is owed, by when, and how it stands
 * @param under the versions it was last judged under
 */
public record ObligationRow(String leadId, int cycle, How how, Under under) {

    /**
     * @param tier the tier that promised it
     * @param responsible the team that must keep it
     */
    public record How(String kind, String state, String tier, String responsible, Instant deadline, Instant metAt) {

        public static How from(Obligation obligation) {
            var deadline = obligation.deadline();
            return new How(
                    obligation.kind(),
                    obligation.state().name(),
                    deadline.basis() == null ? null : deadline.basis().tier(),
                    obligation.responsible(),
                    deadline.at(),
                    obligation.metAt());
        }

        /** The same as the database keeps it, to the microsecond. */
        public How asKept() {
            return new How(kind, state, tier, responsible, rounded(deadline), rounded(metAt));
        }

        private static Instant rounded(Instant moment) {
            return moment == null ? null : moment.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
        }
    }

    public record Under(
            String calendarId, String calendarVersion, String policyId, String policyVersion, UUID decisionId) {}
}
