package dev.leadline.web.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutageLogTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void a_reason_is_logged_once_a_second_with_how_often_it_came_up() {
        var log = new OutageLog();
        assertThat(log.line("r-1", "away", 5)).contains("Request r-1 was answered with status 503: away");
        for (int i = 0; i < 3_000; i++) {
            assertThat(log.line("r-2", "away", 5 + SECOND - 1)).isEmpty();
        }
        assertThat(log.line("r-3", "away", 5 + SECOND))
                .contains("Request r-3 was answered with status 503: away (and 3000 more before it)");
    }

    @Test
    void another_reason_is_logged_at_once() {
        var log = new OutageLog();
        assertThat(log.line("r-1", "away", 0)).isPresent();
        assertThat(log.line("r-2", "full", 0)).contains("Request r-2 was answered with status 503: full");
        assertThat(log.line("r-3", "full", 1)).isEmpty();
    }
}
