package dev.leadline.reports.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.Effort;
import dev.leadline.ShippedVersions;
import dev.leadline.kernel.duty.CountedLead;
import dev.leadline.kernel.duty.Duty;
import dev.leadline.kernel.tracking.Assessment;
import dev.leadline.kernel.tracking.dossier.Union;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is written of each duty, and what the oracle counts, now and as known at moments of the past. */
class CountsTest {

    private static final int TALES = Effort.of(400, 4_000);

    private final ShippedVersions versions = ShippedVersions.load();

    @Test
    void both_count_the_same_now_and_as_known_at_moments_of_the_past() {
        var seen = new HashMap<String, Integer>();
        var told = RandomTales.of(23, TALES).stream()
                .collect(Collectors.groupingBy(word -> word.lead().replace("x", "")));
        var random = new Random(5);
        told.forEach((lead, words) -> {
            var leads = words.stream().map(Word::lead).collect(Collectors.toCollection(TreeSet::new));
            for (int judged : moments(words, random)) {
                var counts = new Counts(words, judged)
                        .of(leads).stream()
                                .filter(count -> !"MERGED".equals(count.cause()))
                                .toList();
                var oracle = counts.stream().map(Count::toString).collect(Collectors.toCollection(TreeSet::new));
                var written = written(leads, words, judged);
                assertThat(written)
                        .as("%s judged at %s: %s", lead, OpenMinutes.instant(judged), words)
                        .isEqualTo(oracle);
                new Counts(words, judged)
                        .of(leads)
                        .forEach(each -> seen.merge(
                                each.kind() + " " + each.bucket() + " " + each.cause() + " " + each.whose(),
                                1,
                                Integer::sum));
            }
        });
        assertThat(seen.keySet()).as("what occurs: %s", seen).hasSizeGreaterThan(30);
    }

    private static List<Integer> moments(List<Word> words, Random random) {
        return List.of(
                words.get(words.size() - 1).recorded() + 45 * 1440,
                words.get(0).recorded() + random.nextInt(20 * 1440),
                words.get(words.size() / 2).recorded());
    }

    /** What is written of the leads that stand for themselves, by what was recorded by then. */
    private TreeSet<String> written(Collection<String> leads, List<Word> words, int judged) {
        var known = words.stream()
                .filter(word -> word.recorded() <= judged)
                .map(AsFacts::told)
                .toList();
        var roots = Union.roots(known);
        var written = new TreeSet<String>();
        for (var lead : leads) {
            if (!roots.containsKey(lead)) {
                var own = known.stream()
                        .filter(fact ->
                                roots.getOrDefault(fact.leadId(), fact.leadId()).equals(lead))
                        .toList();
                var assessment = Assessment.now(lead, own, versions, OpenMinutes.instant(judged));
                CountedLead.of(lead, assessment)
                        .duties()
                        .forEach(duty -> written.add(count(duty, judged).toString()));
            }
        }
        return written;
    }

    /** A row as the definitions read it at a moment. */
    private static Count count(Duty duty, int judged) {
        var result = duty.result();
        var at = OpenMinutes.instant(judged);
        var deadline = duty.times().deadline();
        boolean isOverdue = deadline != null && at.isAfter(deadline);
        var bucket = Map.of(
                        "MET", "kept",
                        "MET_LATE", "keptLate",
                        "BREACHED", "notDone",
                        "WAIVED", "waived",
                        "CANCELLED", "noLongerOwed",
                        "OPEN", isOverdue ? "notDone" : "inTime")
                .get(result.state().name());
        boolean isLate = bucket.equals("keptLate") || bucket.equals("notDone");
        return new Count(
                duty.leadId(),
                duty.cycle(),
                duty.kind(),
                duty.of().tier(),
                bucket,
                result.cause(),
                isLate && deadline != null ? whose(duty, at) : null,
                duty.holder().owner(),
                duty.holder().team(),
                duty.times().dueOn(),
                duty.of().receivedOn(),
                duty.of().source(),
                result.openToDone() == null ? null : (int) (result.openToDone() / 60));
    }

    private static String whose(Duty duty, Instant at) {
        var holder = duty.holder();
        if (holder.owner() == null) {
            return "routing";
        }
        var done = duty.result().metAt() == null ? at : duty.result().metAt();
        boolean isKept = holder.ownerDeadline() == null || !done.isAfter(holder.ownerDeadline());
        return !isKept ? "own" : holder.handedOn() ? "handedOnLate" : "routing";
    }
}
