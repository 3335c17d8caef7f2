package dev.leadline.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.calendar.ClockTrace;
import dev.leadline.kernel.calendar.ClockTrace.Interval;
import dev.leadline.kernel.clock.Deadline;
import dev.leadline.kernel.clock.LeadClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A trace shows where the time went to the last second, or says that it does not. */
class TracePropertiesTest {

    @Provide
    Arbitrary<RandomFacts.Many> many() {
        return RandomFacts.many();
    }

    @Property(tries = 2_000)
    void every_trace_adds_up_to_the_time_allowed_or_says_that_it_is_incomplete(@ForAll("many") RandomFacts.Many many) {
        var decision = many.decide();
        var asOf = decision.facts().asOf().at();
        for (var deadline : deadlines(decision).toList()) {
            var trace = LeadClock.trace(deadline, asOf);
            assertThat(trace.complete()).isEqualTo(deadline.at() != null);
            isContiguous(trace, deadline.basis().from());
            var allowed = allowed(deadline);
            if (trace.complete()) {
                assertThat(trace.counted()).isEqualTo(allowed);
                assertThat(end(trace, deadline)).isEqualTo(deadline.at());
                assertThat(madeUp(trace)).isEqualTo(missed(trace, deadline));
            } else {
                assertThat(trace.counted()).isLessThanOrEqualTo(allowed);
                assertThat(end(trace, deadline)).isAfterOrEqualTo(asOf);
            }
        }
    }

    private static Stream<Deadline> deadlines(Decision decision) {
        return decision.conclusions().obligations().stream()
                .map(each -> each.deadline())
                .filter(deadline -> deadline.basis() != null);
    }

    /** The time from the start of the clock to the deadline that there would be without pauses. */
    private static Duration allowed(Deadline deadline) {
        var calendar = deadline.basis().calendar().calendar();
        var start = calendar.clockStart(deadline.basis().from());
        var end = calendar.deadline(deadline.basis().from(), deadline.within());
        return deadline.within().unit().isBusiness() ? calendar.openBetween(start, end) : Duration.between(start, end);
    }

    private static Duration madeUp(ClockTrace trace) {
        return sum(trace.intervals().stream().filter(Interval::madeUp));
    }

    /** What pauses took before the usual end. */
    private static Duration missed(ClockTrace trace, Deadline deadline) {
        var calendar = deadline.basis().calendar().calendar();
        var usual = calendar.deadline(deadline.basis().from(), deadline.within());
        var before = sum(trace.intervals().stream().filter(each -> each.counted() && !each.madeUp()));
        assertThat(trace.intervals().stream().filter(each -> each.counted() && !each.madeUp()))
                .allMatch(each -> !each.to().isAfter(usual));
        return allowed(deadline).minus(before);
    }

    private static Duration sum(Stream<Interval> intervals) {
        return intervals.map(each -> Duration.between(each.from(), each.to())).reduce(Duration.ZERO, Duration::plus);
    }

    private static void isContiguous(ClockTrace trace, Instant from) {
        var at = from;
        for (var interval : trace.intervals()) {
            assertThat(interval.from()).isEqualTo(at);
            at = interval.to();
        }
    }

    /** Where it ends: at its beginning while no time has passed. */
    private static Instant end(ClockTrace trace, Deadline deadline) {
        var intervals = trace.intervals();
        return intervals.isEmpty()
                ? deadline.basis().from()
                : intervals.get(intervals.size() - 1).to();
    }
}
