package dev.leadline.kernel.tracking;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.fact.Lead;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Finds the policy versions that held for a tracked lead (O9). It is the seam to what was published. */
public interface VersionLookup {

    /**
     * Returns the versions that applied to a lead up to a moment.
     *
     * @param policyId the policy it is to be under; {@code null} for the one that answers for its stage
     * @throws Invalid when no policy serves the lead, or the policy has no calendar for it
     */
    LeadVersions of(@Nullable String policyId, Lead lead, Instant upTo);
}
