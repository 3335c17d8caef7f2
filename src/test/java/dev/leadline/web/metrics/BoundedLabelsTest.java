package dev.leadline.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Labels that others choose: as many series as can be kept, and one for all others. */
class BoundedLabelsTest {

    private final BoundedLabels labels = new BoundedLabels();

    @Test
    void the_first_hundred_keep_their_names_and_the_others_share_one() {
        var seen =
                IntStream.range(0, 1_000).mapToObj(i -> labels.of("team-" + i)).collect(Collectors.toSet());
        assertThat(seen).hasSize(BoundedLabels.MOST + 1).contains("team-0", "team-99", "other");
        assertThat(labels.of("team-0")).isEqualTo("team-0");
        assertThat(labels.of("team-100")).isEqualTo("other");
    }

    @Test
    void nobody_has_a_label_too() {
        assertThat(labels.of(null)).isEqualTo("none");
        assertThat(labels.of(" ")).isEqualTo("none");
    }
}
