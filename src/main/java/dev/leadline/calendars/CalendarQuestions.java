package dev.leadline.calendars;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The questions about a calendar. Times come as text with their offset; a local time alone is refused. */
final class CalendarQuestions {

    private static final String CALENDAR = "The id of a calendar in force, or an inline calendar.";

    private CalendarQuestions() {}

    /**
     * The question for a deadline.
     *
     * @param start when it was received
     * @param within what is allowed, such as {@code 4 business hours}
     */
    @Schema(name = "DeadlineQuestion")
    public record Deadline(
            @NotNull
                    @Schema(
                            required = true,
                            description = CALENDAR,
                            implementation = Object.class,
                            oneOf = {String.class, CalendarDefinition.class},
                            examples = "us-sales")
                    CalendarOrId calendar,
            @NotNull @Schema(required = true, examples = "2016-01-11T10:00:00-05:00") Instant start,
            @NotNull @Schema(required = true, examples = "2 business hours") String within) {}

    /**
     * The question for the open time between two instants.
     *
     * @param from the moment to count from
     * @param to the moment to count to
     */
    @Schema(name = "ElapsedQuestion")
    public record Elapsed(
            @NotNull
                    @Schema(
                            required = true,
                            description = CALENDAR,
                            implementation = Object.class,
                            oneOf = {String.class, CalendarDefinition.class},
                            examples = "us-sales")
                    CalendarOrId calendar,
            @NotNull @Schema(required = true, examples = "2016-01-11T10:00:00-05:00") Instant from,
            @NotNull @Schema(required = true, examples = "2016-01-12T09:30:00-05:00") Instant to) {}

    /**
     * Is it open then?
     *
     * @param at the moment
     */
    @Schema(name = "OpenQuestion")
    public record Open(
            @NotNull
                    @Schema(
                            required = true,
                            description = CALENDAR,
                            implementation = Object.class,
                            oneOf = {String.class, CalendarDefinition.class},
                            examples = "us-sales")
                    CalendarOrId calendar,
            @NotNull @Schema(required = true, examples = "2016-01-09T10:00:00-05:00") Instant at) {}
}
