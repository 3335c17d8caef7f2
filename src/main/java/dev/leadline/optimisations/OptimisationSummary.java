package dev.leadline.optimisations;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An analysis in a list.
 *
 * @param id its number
 * @param name its name; null without one
 * @param createdAt when it was made
 * @param createdBy who asked for it
 * @param source what was analysed
 * @param leads how many leads were
 */
@Schema(name = "OptimisationSummary")
record OptimisationSummary(
        long id,
        @Schema(nullable = true) String name,
        Instant createdAt,
        String createdBy,
        OptimisationBody.Source source,
        long leads) {}
