package dev.leadline.calendars.holidays;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A request for public holidays.
 *
 * @param country its code (ISO 3166), or that of an exchange, such as {@code NYSE}
 * @param region a part of it, and a part of that after a slash; absent is what holds for all of it
 * @param from the first year
 * @param to the last year, at most 50 later
 * @param observed the dates on which they are observed rather than those they fall on; absent is true
 */
@Schema(name = "PublicHolidaysWanted")
public record PublicHolidaysWanted(
        @NotNull @Schema(required = true, examples = "US") String country,
        @Schema(nullable = true, examples = "ny") String region,
        @NotNull @Min(1900) @Max(2200) @Schema(required = true, examples = "2026") Integer from,
        @NotNull @Min(1900) @Max(2200) @Schema(required = true, examples = "2030") Integer to,
        @Schema(nullable = true, defaultValue = "true") Boolean observed) {}
