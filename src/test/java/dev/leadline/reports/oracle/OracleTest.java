package dev.leadline.reports.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.Effort;
import dev.leadline.ShippedVersions;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.tracking.Assessment;
import dev.leadline.kernel.tracking.VersionLookup;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The oracle and the kernel come to the same duties, whatever was told: neither knows anything of the other. */
class OracleTest {

    private static final int TALES = Effort.of(400, 20_000);

    private final VersionLookup versions = ShippedVersions.load();

    @Test
    void both_come_to_the_same_duties_now_and_at_moments_of_the_past() {
        var states = new HashMap<String, Integer>();
        var told = RandomTales.of(7, TALES).stream()
                .collect(Collectors.groupingBy(word -> word.lead().replace("x", "")));
        var random = new Random(11);
        told.forEach((lead, words) -> {
            for (int judged : moments(words, random)) {
                var oracle = byOracle(lead, words, judged);
                assertThat(byKernel(lead, words, judged))
                        .as("%s judged at %s: %s", lead, OpenMinutes.instant(judged), words)
                        .isEqualTo(oracle);
                oracle.forEach(duty -> states.merge(duty.replaceAll(" of .*", ""), 1, Integer::sum));
            }
        });
        assertThat(states.keySet()).as("what occurs: %s", states).hasSizeGreaterThanOrEqualTo(20);
    }

    private static List<Integer> moments(List<Word> words, Random random) {
        int first = words.get(0).recorded();
        return List.of(first + random.nextInt(5 * 1440), first + random.nextInt(20 * 1440), first + 40 * 1440);
    }

    private static TreeSet<String> byOracle(String lead, List<Word> words, int judged) {
        var lives = new Lives(words, judged);
        var duties = new TreeSet<String>();
        for (var life : lives.of(lead)) {
            for (var duty : new Duties(life, judged).all()) {
                duties.add(text(
                        life.cycle(),
                        duty.kind(),
                        duty.state(),
                        duty.tier(),
                        moment(duty.deadline()),
                        moment(duty.met())));
            }
        }
        return duties;
    }

    private static Instant moment(int minute) {
        return minute == OpenMinutes.NEVER ? null : OpenMinutes.instant(minute);
    }

    private TreeSet<String> byKernel(String lead, List<Word> words, int judged) {
        var known = words.stream()
                .filter(word -> word.recorded() <= judged && isOne(lead, word, words, judged))
                .map(AsFacts::told)
                .toList();
        var duties = new TreeSet<String>();
        for (var cycle : Assessment.now(lead, known, versions, OpenMinutes.instant(judged))
                .cycles()) {
            for (Obligation each : cycle.decision().conclusions().obligations()) {
                var basis = each.deadline().basis();
                var tier = basis == null ? each.owed().tier().name() : basis.tier();
                duties.add(text(
                        cycle.number(),
                        each.kind(),
                        each.state().name(),
                        tier,
                        each.deadline().at(),
                        each.metAt()));
            }
        }
        return duties;
    }

    /** Before a merge became known, what was told of the other lead is not of this one. */
    private static boolean isOne(String lead, Word word, List<Word> words, int judged) {
        return word.lead().equals(lead)
                || words.stream().anyMatch(each -> each.kind().equals("merge") && each.recorded() <= judged);
    }

    private static String text(int cycle, String kind, String state, String tier, Instant deadline, Instant met) {
        return cycle + " " + kind + " " + state + " of " + tier + " due " + deadline + " met " + met;
    }
}
