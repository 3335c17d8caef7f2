package dev.leadline.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.Samples;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.RandomCalendars;
import dev.leadline.kernel.clock.RunningTime;
import dev.leadline.kernel.fact.Assignment;
import dev.leadline.kernel.fact.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;

/** What holds for the time of every lead and every owner (O11, B9). */
public class OwnershipPropertiesTest {

    private static final Decider DECIDER = new Decider(Samples.rules());

    private static final List<String> OWNERS = Arrays.asList(null, "east-1", "west-2", "north-3");

    @Provide
    Arbitrary<RandomFacts.Many> many() {
        return RandomFacts.many();
    }

    @Provide
    Arbitrary<Random> randoms() {
        return Arbitraries.randoms();
    }

    @Property(tries = 2_000)
    void the_parts_of_the_time_add_up_to_the_time_and_none_is_negative(
            @ForAll("many") RandomFacts.Many many, @ForAll("randoms") Random random) {
        var decision = many.decide();
        var split = DECIDER.ownership(decision, assignments(many, random)).split();
        assertThat(split.whole()).isEqualTo(Duration.between(decision.clock().receivedAt(), end(decision)));
        assertThat(Stream.concat(
                        Stream.of(split.unassigned(), split.paused(), split.outsideHours()),
                        split.owned().values().stream()))
                .noneMatch(Duration::isNegative);
    }

    @Property
    void who_owned_the_lead_takes_nothing_from_pauses_and_hours(
            @ForAll("many") RandomFacts.Many many, @ForAll("randoms") Random random) {
        var decision = many.decide();
        var owned = DECIDER.ownership(decision, assignments(many, random)).split();
        var nobody = DECIDER.ownership(decision, List.of()).split();
        assertThat(owned.paused()).isEqualTo(nobody.paused());
        assertThat(owned.outsideHours()).isEqualTo(nobody.outsideHours());
    }

    @Property
    void assignments_in_any_order_and_told_any_number_of_times_are_the_same_ownership(
            @ForAll("many") RandomFacts.Many many, @ForAll("randoms") Random random) {
        var decision = many.decide();
        var told = assignments(many, random);
        var again = new ArrayList<>(told);
        again.addAll(told);
        Collections.shuffle(again, random);
        assertThat(DECIDER.ownership(decision, again)).isEqualTo(DECIDER.ownership(decision, told));
    }

    /** The owner's clock is read as the rules read the lead's: who always had the lead stands as it does. */
    @Property(tries = 2_000)
    void who_had_the_lead_from_receipt_on_stands_by_his_clock_as_the_lead_does(@ForAll("many") RandomFacts.Many many) {
        var decision = many.decide();
        var received = decision.clock().receivedAt();
        var attributes = decision.facts().lead().attributes();
        var clocks = DECIDER.ownership(
                        decision, List.of(new Assignment(received, attributes.get("owner"), attributes.get("team"))))
                .clocks();
        var owed = decision.conclusions().obligations().stream()
                .filter(each -> each.deadline().basis() != null)
                .toList();
        assertThat(clocks).hasSameSizeAs(owed);
        for (int i = 0; i < owed.size(); i++) {
            assertThat(clocks.get(i).deadline()).isEqualTo(owed.get(i).deadline());
            assertThat(clocks.get(i).state()).isEqualTo(owed.get(i).state());
        }
    }

    /** But for pauses, since those that ended before the lead was his give him nothing, and for another calendar. */
    @Property
    void without_pauses_an_owner_s_deadline_by_the_same_calendar_is_never_before_the_lead_s(
            @ForAll("many") RandomFacts.Many many, @ForAll("randoms") Random random) {
        Assume.that(many.facts().pauses().isEmpty());
        var decision = many.decide();
        for (var clock : DECIDER.ownership(decision, assignments(many, random)).clocks()) {
            var owed = decision.conclusions().obligations().stream()
                    .filter(each -> each.kind().equals(clock.deadline().kind()))
                    .findFirst()
                    .orElseThrow();
            boolean isSame = clock.deadline()
                    .basis()
                    .calendar()
                    .equals(owed.deadline().basis().calendar());
            assertThat(isSame && clock.deadline().isBefore(owed.deadline())).isFalse();
        }
    }

    /** Minute by minute, on calendars of all kinds. */
    @Domain(RandomCalendars.class)
    @Property(tries = 300)
    void time_is_split_as_a_watch_would_split_it(@ForAll RandomCalendars.Case random, @ForAll("randoms") Random dice) {
        var from = random.from().atStartOfDay(ZoneOffset.UTC).toInstant().plus(minutes(dice, 1_440));
        var to = from.plus(minutes(dice, 4 * 1_440));
        var pauses = new ArrayList<Pause>();
        for (int i = dice.nextInt(4); i > 0; i--) {
            var begin = from.minus(minutes(dice, 1_440)).plus(minutes(dice, 4 * 1_440));
            var end = dice.nextInt(5) == 0
                    ? null
                    : begin.plus(Duration.ofMinutes(1)).plus(minutes(dice, 2_000));
            pauses.add(new Pause(begin, end, null, "away"));
        }
        pauses.sort(Comparator.comparing(Pause::from));
        assertThat(RunningTime.between(random.calendar(), pauses, from, to))
                .isEqualTo(watched(random.calendar(), pauses, from, to));
    }

    private static RunningTime watched(BusinessCalendar calendar, List<Pause> pauses, Instant from, Instant to) {
        var time = RunningTime.NONE;
        var minute = Duration.ofMinutes(1);
        for (var at = from; at.isBefore(to); at = at.plus(minute)) {
            var now = at;
            var isPaused = pauses.stream()
                    .anyMatch(pause -> !pause.from().isAfter(now)
                            && (pause.to() == null || pause.to().isAfter(now)));
            var isOpen = calendar.isOpen(at);
            time = time.plus(new RunningTime(
                    isOpen && !isPaused ? minute : Duration.ZERO,
                    isOpen && isPaused ? minute : Duration.ZERO,
                    isOpen ? Duration.ZERO : minute));
        }
        return time;
    }

    private static Duration minutes(Random dice, int below) {
        return Duration.ofMinutes(dice.nextInt(below));
    }

    private static Instant end(Decision decision) {
        var disposedAt = decision.history().disposedAt();
        var end = disposedAt == null ? decision.facts().asOf().at() : disposedAt;
        return end.isBefore(decision.clock().receivedAt()) ? decision.clock().receivedAt() : end;
    }

    private static List<Assignment> assignments(RandomFacts.Many many, Random random) {
        var received = many.facts().lead().receivedAt();
        var all = new ArrayList<Assignment>();
        for (int i = random.nextInt(6); i > 0; i--) {
            var from = random.nextInt(5) == 0 ? received.minus(Duration.ofDays(2)) : received;
            var until = many.facts().asOf().at().plusSeconds(random.nextInt(3) == 0 ? 300 : 0);
            var at = RandomFacts.between(random, from, until).plusNanos(random.nextInt(3));
            all.add(new Assignment(
                    at, OWNERS.get(random.nextInt(OWNERS.size())), random.nextBoolean() ? "east" : null));
        }
        return all;
    }
}
