package dev.leadline.calendars;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.calendar.ClockTrace;
import dev.leadline.web.LocalText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answers to questions about a calendar. Every fault of the question points at the field that it comes from. */
final class CalendarAnswers {

    private CalendarAnswers() {}

    /**
     * A deadline, explained.
     *
     * @param received the start asked about
     * @param clockStarted the first open instant at or after it (B2)
     * @param deadline the last instant that is on time (B3 to B6)
     * @param deadlineLocal the same, in the calendar's zone
     * @param trace interval by interval, from receipt to deadline
     * @param traceComplete whether the trace reaches the deadline; it is cut after 5,000 intervals
     */
    @Schema(name = "DeadlineAnswer")
    public record Deadline(
            @Schema(required = true, examples = "2016-01-11T15:00:00Z") Instant received,
            @Schema(required = true, examples = "2016-01-11T15:00:00Z") Instant clockStarted,
            @Schema(required = true, examples = "2016-01-11T17:00:00Z") Instant deadline,
            @Schema(required = true, examples = "2016-01-11T12:00:00-05:00[America/New_York]") String deadlineLocal,
            @Schema(required = true) List<ClockTrace.Interval> trace,
            @Schema(required = true) boolean traceComplete) {

        static Deadline to(CalendarQuestions.Deadline question, BusinessCalendar calendar) {
            Instant start = question.start();
            BusinessDuration within = at("/within", () -> BusinessDuration.parse(question.within()));
            Instant clockStarted = at("/start", () -> calendar.clockStart(start));
            Instant deadline = at("/within", () -> calendar.deadline(start, within));
            ClockTrace trace = calendar.traceDeadline(start, within, List.of());
            return new Deadline(
                    start,
                    clockStarted,
                    deadline,
                    LocalText.of(deadline, calendar.zone()),
                    trace.intervals(),
                    trace.complete());
        }
    }

    /**
     * Open time between two instants, explained.
     *
     * @param open as an ISO-8601 duration; negative when {@code to} is before {@code from}
     * @param openSeconds the same in whole seconds, cut towards zero
     * @param trace interval by interval, from the earlier to the later instant
     * @param traceComplete whether the trace reaches the end; it is cut after 5,000 intervals
     */
    @Schema(name = "ElapsedAnswer")
    public record Elapsed(
            @Schema(required = true, implementation = String.class, examples = "PT7H30M") Duration open,
            @Schema(required = true, examples = "27000") long openSeconds,
            @Schema(required = true) List<ClockTrace.Interval> trace,
            @Schema(required = true) boolean traceComplete) {

        static Elapsed to(CalendarQuestions.Elapsed question, BusinessCalendar calendar) {
            Duration open = at("/to", () -> calendar.openBetween(question.from(), question.to()));
            ClockTrace trace = calendar.trace(question.from(), question.to());
            long seconds = open.isNegative() ? -open.negated().getSeconds() : open.getSeconds();
            return new Elapsed(open, seconds, trace.intervals(), trace.complete());
        }
    }

    /**
     * The answer to the question whether a calendar is open.
     *
     * @param nextOpen the first open instant at or after the one asked about; null when it never opens again
     * @param closes the end of the open interval around it; null when it is closed, or never closes
     * @param open whether the calendar is open at that moment
     */
    @Schema(name = "OpenAnswer")
    public record Open(
            @Schema(required = true) boolean open,
            @Schema(required = true, nullable = true, examples = "2016-01-11T14:00:00Z") Instant nextOpen,
            @Schema(required = true, nullable = true) Instant closes) {

        static Open to(CalendarQuestions.Open question, BusinessCalendar calendar) {
            Instant at = question.at();
            return at(
                    "/at",
                    () -> new Open(
                            calendar.isOpen(at),
                            calendar.findNextOpen(at).orElse(null),
                            calendar.findClose(at).orElse(null)));
        }
    }

    private static <T> T at(String pointer, Supplier<T> answer) {
        try {
            return answer.get();
        } catch (Invalid invalid) {
            throw invalid.under(pointer);
        }
    }
}
