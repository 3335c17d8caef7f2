package dev.leadline.leads.store;

import dev.leadline.kernel.tracking.KeptObligation;
import java.util.UUID;

/**
 * An obligation as a row of the database, with the calendar that runs its clock (B8).
 *
 * @param obligation what is owed, by when, and how it stands
 * @param under the versions it was last assessed under
 */
public record ObligationRow(KeptObligation obligation, Under under) {

    /** The versions of everything that had a say. */
    public record Under(
            String calendarId, String calendarVersion, String policyId, String policyVersion, UUID decisionId) {}
}
