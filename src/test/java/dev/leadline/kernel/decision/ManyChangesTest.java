package dev.leadline.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.Samples;
import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.fact.RankChange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A lead whose rank went up and down all day, which is as many periods as there can be (O8). */
class ManyChangesTest {

    private static final Instant RECEIVED = Instant.parse("2016-01-11T15:00:00Z");

    @Test
    void what_is_concluded_after_many_changes_is_told_in_a_few_words() {
        var ranks = IntStream.range(0, 100)
                .mapToObj(i -> new RankChange(
                        RECEIVED.plus(Duration.ofMinutes(i + 1)), new BigDecimal(i % 2 == 0 ? "70" : "90")))
                .toList();
        var lead = new Lead("L-1", new BigDecimal("90"), "MQL", RECEIVED, null, Map.of());
        var asOf = new AsOf(RECEIVED.plus(Duration.ofHours(3)));
        var decision = new Decider(Samples.rules())
                .decide(Samples.policy(Samples.PREDICTIVE), new Facts(asOf, lead, List.of(), List.of(), null, ranks));
        for (var firing : decision.firings()) {
            assertThat(firing.toString()).hasSizeLessThan(20_000);
        }
    }
}
