package dev.leadline.kernel.headline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.leadline.kernel.headline.DutyCount.Part;
import dev.leadline.kernel.headline.Observed.Accepted;
import dev.leadline.kernel.headline.Observed.Load;
import dev.leadline.kernel.headline.Observed.Miss;
import dev.leadline.kernel.headline.Observed.Outcomes;
import dev.leadline.kernel.headline.Observed.Source;
import dev.leadline.kernel.statistics.Proportion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tests of a headline on counts whose shares, intervals and distances were worked out by hand. */
class HeadlineTest {

    private final List<DutyCount> duties = new ArrayList<>();
    private final List<DutyCount> before = new ArrayList<>();
    private final List<DutyCount> versions = new ArrayList<>();
    private final List<Load> loads = new ArrayList<>();
    private final List<Miss> misses = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<Accepted> accepted = new ArrayList<>();

    private Headline headline() {
        return Headline.of(new Observed(duties, before, versions, loads, misses, new Outcomes(sources, accepted)));
    }

    private Answer answer(Question question) {
        return headline().answers().stream()
                .filter(each -> each.question() == question)
                .findFirst()
                .orElseThrow();
    }

    private static DutyCount calls(String team, String owner, Judged judged) {
        return count(Map.of(Part.DUTY, "FIRST_CALL", Part.TEAM, team, Part.OWNER, owner, Part.TIER, "A"), judged);
    }

    private static DutyCount count(Map<Part, String> group, Judged judged) {
        return new DutyCount(new HashMap<>(group), judged);
    }

    /** So many kept, and so many late by the owner's own clock. */
    private static Judged judged(long kept, long own) {
        return new Judged(kept, own, own, 0, 0);
    }

    private static Proportion of(long hits, long trials) {
        return new Proportion(hits, trials);
    }

    @Test
    void without_counts_nothing_holds_and_every_question_has_an_answer() {
        assertThat(headline().answers()).extracting(Answer::question).containsExactly(Question.values());
        assertThat(headline().answers()).allSatisfy(each -> {
            assertThat(each.holds()).isFalse();
            assertThat(each.sentence()).isNotBlank();
        });
        assertThat(headline().strongest()).isEmpty();
    }

    @Test
    void a_change_is_told_when_its_interval_excludes_0() {
        duties.add(calls("west", "west-1", judged(315, 69)));
        before.add(calls("west", "west-1", judged(336, 48)));

        var answer = answer(Question.KEPT);

        // 315 / 384 = 82.03%, Wilson 77.9 to 85.6; 336 / 384 = 87.5%, Wilson 83.8 to 90.4; their difference is -5.47
        // points
        // and by Newcombe -5.47 - hypot(4.16, 2.94) = -10.6 to -5.47 + hypot(3.53, 3.68) = -0.4
        assertThat(answer.holds()).isTrue();
        assertThat(answer.sentence())
                .startsWith("First calls fell from 87.5% to 82.0% (315 of 384, 77.9 to 85.")
                .contains("-5.5 points (-10.6 to -0.4)");
        // pooled 651 / 768 = 0.84766: 0.054688 / sqrt(0.84766 * 0.15234 * 2 / 384) = 2.109
        assertThat(answer.strength()).isCloseTo(2.109, within(0.001));
    }

    @Test
    void a_change_within_chance_is_not_told() {
        duties.add(calls("west", "west-1", judged(82, 18)));
        before.add(calls("west", "west-1", judged(87, 13)));

        var answer = answer(Question.KEPT);

        assertThat(answer.holds()).isFalse();
        assertThat(answer.sentence())
                .isEqualTo("Kept: first calls 82.0% (82 of 100, 73.3 to 88.3). No change against the period before is"
                        + " beyond chance.");
    }

    @Test
    void a_change_of_one_team_is_told_where_the_whole_has_not_changed() {
        duties.add(calls("west", "west-1", judged(60, 40)));
        duties.add(calls("east", "east-1", judged(90, 10)));
        before.add(calls("west", "west-1", judged(80, 20)));
        before.add(calls("east", "east-1", judged(71, 29)));

        var answer = answer(Question.KEPT);

        // whole 150 of 200 after 151 of 200; east 90% after 71%: 0.19 / sqrt(0.805 * 0.195 * 2 / 100) = 3.391
        // west 60% after 80%: 0.2 / sqrt(0.7 * 0.3 * 2 / 100) = 3.086
        assertThat(answer.sentence()).startsWith("First calls of the team `east` rose from 71.0% to 90.0%");
        assertThat(answer.strength()).isCloseTo(3.391, within(0.001));
    }

    @Test
    void twenty_judged_are_enough_and_nineteen_are_not() {
        before.add(calls("west", "west-1", judged(20, 0)));
        duties.add(calls("west", "west-1", judged(1, 18)));
        assertThat(answer(Question.KEPT).holds()).isFalse();

        duties.clear();
        duties.add(calls("west", "west-1", judged(1, 19)));
        assertThat(answer(Question.KEPT).holds()).isTrue();
    }

    @Test
    void an_owner_below_the_rest_of_the_team_by_the_own_clock_is_told() {
        duties.add(calls("central", "central-2", judged(22, 14)));
        duties.add(calls("central", "central-1", judged(34, 2)));
        duties.add(calls("central", "central-3", new Judged(30, 6, 0, 6, 0)));

        var answer = answer(Question.PEOPLE);

        // 22 / 36 = 61.1% (44.9 to 75.2); the rest by its own clock 70 / 72 = 97.2% (90.4 to 99.2)
        assertThat(answer.holds()).isTrue();
        assertThat(answer.sentence())
                .isEqualTo(
                        "`central-2` keeps 61.1% (22 of 36, 44.9 to 75.2) of first calls by the owner's own clock, the"
                                + " rest of the team `central` 97.2% (70 of 72, 90.4 to 99.2).");
        assertThat(answer.withoutNames()).startsWith("One owner keeps 61.1%").doesNotContain("central-2");
        assertThat(answer.evidence().get(0).group())
                .isEqualTo(Map.of("duty", "FIRST_CALL", "team", "central", "owner", "central-2"));
    }

    @Test
    void an_owner_who_is_late_by_routing_is_not_told() {
        duties.add(calls("west", "west-1", new Judged(22, 14, 0, 14, 0)));
        duties.add(calls("west", "west-2", judged(35, 1)));

        assertThat(answer(Question.PEOPLE).holds()).isFalse();
    }

    @Test
    void a_third_of_what_is_late_by_routing_is_hand_over() {
        duties.add(calls("west", "west-1", new Judged(72, 35, 13, 20, 2)));
        duties.add(calls("east", "east-1", judged(150, 34)));

        var answer = answer(Question.HAND_OVER);

        // 22 of 69 are less than a third. West alone: 22 of 35, (0.62857 - 0.33333) / sqrt(2 / 9 / 35) = 3.705
        assertThat(answer.holds()).isTrue();
        assertThat(answer.sentence())
                .startsWith(
                        "Of 35 late first calls of the team `west` 20 were routed late and 2 handed on late: 62.9%");
        assertThat(answer.strength()).isCloseTo(3.705, within(0.001));
    }

    @Test
    void exactly_a_third_of_the_whole_is_hand_over() {
        duties.add(calls("west", "west-1", new Judged(50, 30, 20, 9, 1)));
        assertThat(answer(Question.HAND_OVER).holds()).isTrue();

        duties.clear();
        duties.add(calls("west", "west-1", new Judged(50, 30, 21, 8, 1)));
        assertThat(answer(Question.HAND_OVER).holds()).isFalse();
    }

    @Test
    void lateness_that_rises_with_the_load_is_capacity() {
        loads.add(new Load(1, judged(95, 5)));
        loads.add(new Load(2, judged(90, 10)));
        loads.add(new Load(3, judged(80, 20)));

        var answer = answer(Question.CAPACITY);

        // by hand: 35 of 300 late; sum of x(r - n p) = 15, variance p (1 - p) * 200 = 20.611; 15 / 4.540 = 3.304
        assertThat(answer.holds()).isTrue();
        assertThat(answer.strength()).isCloseTo(3.304, within(0.001));
        assertThat(answer.sentence())
                .contains("from 5.0% (5 of 100")
                .contains("at 1 lead to")
                .contains("at 3 leads.");
    }

    @Test
    void lateness_that_falls_with_the_load_is_not_capacity() {
        loads.add(new Load(1, judged(80, 20)));
        loads.add(new Load(2, judged(95, 5)));

        assertThat(answer(Question.CAPACITY).holds()).isFalse();
    }

    @Test
    void a_duty_that_most_owners_keep_below_70_percent_is_too_much() {
        for (int owner = 1; owner <= 4; owner++) {
            var kept = owner == 4 ? 9 : 3;
            duties.add(count(
                    Map.of(Part.DUTY, "ALL_ATTEMPTS", Part.TIER, "A", Part.TEAM, "east", Part.OWNER, "east-" + owner),
                    judged(kept, 10 - kept)));
        }

        var answer = answer(Question.PROMISE);

        // 18 of 40 are 45%: (0.45 - 0.7) / sqrt(0.21 / 40) = -3.450
        assertThat(answer.holds()).isTrue();
        assertThat(answer.sentence())
                .startsWith("All attempts in the tier `A` are kept at 45.0% (18 of 40")
                .endsWith("3 of 4 owners keep less than 70%.");
        assertThat(answer.strength()).isCloseTo(3.450, within(0.001));
    }

    @Test
    void a_duty_that_each_owner_has_rarely_is_judged_by_all_of_them() {
        for (int owner = 1; owner <= 12; owner++) {
            duties.add(count(
                    Map.of(Part.DUTY, "ALL_ATTEMPTS", Part.TIER, "A", Part.TEAM, "east", Part.OWNER, "east-" + owner),
                    judged(owner <= 2 ? 2 : 0, owner <= 2 ? 0 : 2)));
        }

        // 4 of 24: (0.16667 - 0.7) / sqrt(0.21 / 24) = -5.702
        assertThat(answer(Question.PROMISE).sentence()).endsWith("10 of 12 owners keep less than 70%.");
        assertThat(answer(Question.PROMISE).strength()).isCloseTo(5.702, within(0.001));
    }

    @Test
    void a_duty_that_one_owner_keeps_badly_is_not_too_much() {
        for (int owner = 1; owner <= 3; owner++) {
            var kept = owner == 1 ? 0 : 8;
            duties.add(count(
                    Map.of(Part.DUTY, "ALL_ATTEMPTS", Part.TIER, "A", Part.TEAM, "east", Part.OWNER, "east-" + owner),
                    judged(kept, 10 - kept)));
        }

        assertThat(answer(Question.PROMISE).holds()).isFalse();
    }

    @Test
    void one_channel_that_most_misses_lack_is_too_much_unless_they_lack_the_others_too() {
        misses.add(new Miss("A", "PHONE", of(8, 40)));
        misses.add(new Miss("A", "EMAIL", of(36, 40)));
        assertThat(answer(Question.PROMISE).sentence())
                .startsWith("Of the leads of the tier `A` without all attempts 90.0% (36 of 40")
                .endsWith("lack attempts by EMAIL.");

        misses.set(0, new Miss("A", "PHONE", of(30, 40)));
        assertThat(answer(Question.PROMISE).holds()).isFalse();
    }

    @Test
    void a_source_above_a_tenth_beyond_chance_is_told() {
        sources.add(new Source("list", of(40, 200)));
        sources.add(new Source("web", of(11, 100)));

        var answer = answer(Question.LEADS);

        // (0.2 - 0.1) / sqrt(0.09 / 200) = 4.714; 11 of 100 are 0.333 deviations above
        assertThat(answer.holds()).isTrue();
        assertThat(answer.sentence())
                .startsWith("Of the leads from `list` 20.0% (40 of 200")
                .doesNotContain("more sources");
        assertThat(answer.strength()).isCloseTo(4.714, within(0.001));
    }

    @Test
    void a_good_source_is_not_told_however_far_from_a_tenth() {
        sources.add(new Source("web", of(0, 500)));

        assertThat(answer(Question.LEADS).holds()).isFalse();
    }

    @Test
    void a_version_is_compared_with_the_one_before_it() {
        versions.add(version("sha256:aaaaaaaaaaaaaaaa", judged(10, 90)));
        versions.add(version("sha256:bbbbbbbbbbbbbbbb", judged(70, 30)));
        versions.add(version("sha256:cccccccccccccccc", judged(90, 10)));

        var answer = answer(Question.CHANGE);

        // 0.2 / sqrt(0.8 * 0.2 * 2 / 100) = 3.536
        assertThat(answer.holds()).isTrue();
        assertThat(answer.sentence())
                .startsWith("Under version `sha256:cccccccc` of `mql` first calls are kept at 90.0%")
                .contains("under the one before at 70.0%")
                .contains("+20.0 points");
        assertThat(answer.strength()).isCloseTo(3.536, within(0.001));
    }

    private static DutyCount version(String version, Judged judged) {
        return count(Map.of(Part.DUTY, "FIRST_CALL", Part.POLICY, "mql", Part.VERSION, version), judged);
    }

    @Test
    void kept_promises_pay_within_a_tier() {
        accepted.add(new Accepted("A", true, of(60, 100)));
        accepted.add(new Accepted("A", false, of(20, 50)));
        accepted.add(new Accepted("B", true, of(50, 100)));

        var answer = answer(Question.PAY);

        // pooled 80 of 150: 0.2 / sqrt(0.53333 * 0.46667 * 0.03) = 2.315
        assertThat(answer.holds()).isTrue();
        assertThat(answer.sentence())
                .startsWith("In the tier `A` leads with a first call in time are accepted at 60.0%")
                .endsWith("This is not proof of cause.");
        assertThat(answer.strength()).isCloseTo(2.315, within(0.001));
    }

    @Test
    void the_headline_is_the_strongest_three_of_what_holds() {
        sources.add(new Source("list", of(40, 200))); // 4.714
        versions.add(version("sha256:bbbbbbbbbbbbbbbb", judged(70, 30)));
        versions.add(version("sha256:cccccccccccccccc", judged(90, 10))); // 3.536
        loads.add(new Load(1, judged(95, 5)));
        loads.add(new Load(2, judged(90, 10)));
        loads.add(new Load(3, judged(80, 20))); // 3.304
        accepted.add(new Accepted("A", true, of(60, 100)));
        accepted.add(new Accepted("A", false, of(20, 50))); // 2.315

        assertThat(headline().strongest())
                .extracting(Answer::question)
                .containsExactly(Question.LEADS, Question.CHANGE, Question.CAPACITY);
    }
}
