package dev.leadline.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class QueueStreamTest {

    @Test
    void no_timer_is_shorter_than_a_millisecond() {
        assertThat(QueueStream.timer(Duration.ofNanos(999_999))).isEqualTo(Duration.ofMillis(1));
        assertThat(QueueStream.timer(Duration.ofNanos(-1))).isEqualTo(Duration.ofMillis(1));
        assertThat(QueueStream.timer(Duration.ofMillis(1_500))).isEqualTo(Duration.ofMillis(1_500));
    }
}
