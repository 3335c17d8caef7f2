package dev.leadline.commitments.terms;

import dev.leadline.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Terms to publish.
 *
 * @param terms all of the terms, not only what changes
 * @param reason why, for everyone who later asks
 * @param effectiveFrom the first date on which they hold, in the zone of the calendar; absent: today. The first version of a
 *     period holds from its first date on
 */
@Schema(name = "CommitmentRequest")
public record CommitmentRequest(
        @NotNull @Valid @Schema(required = true) CommitmentDefinition terms,
        @NotNull @PlainText(max = 1_000) @Schema(required = true, examples = "Agreed for the fourth quarter.")
                String reason,
        @Schema(nullable = true, examples = "2026-11-16") LocalDate effectiveFrom) {}
