package dev.leadline.optimisations;

import dev.leadline.web.Name;
import dev.leadline.web.PlainText;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A change of a policy that is wanted: what an analysis recommends.
 *
 * @param policy the policy to change
 * @param tier the tier of the analysis and of the policy
 * @param channel the channel; absent: that of the analysis, or {@code PHONE}
 * @param row the row of the table of attempts; absent: the only one of the tier
 * @param draft the name of the draft; absent: {@code attempts-} and the number of the analysis. It is created if there is none
 * @param from since when the decisions are that the draft is tried on; absent: 90 days ago
 */
@Schema(name = "OptimisationDraftRequest")
record DraftRequest(
        @NotNull @PlainText String policy,
        @NotNull @PlainText(max = 64) String tier,
        @PlainText(max = 64) String channel,
        @PlainText String row,
        @Name String draft,
        Instant from) {}
