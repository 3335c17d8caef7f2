package dev.leadline.web.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.kernel.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is logged of a request whose lines meet one failure after the other. */
class RepeatedProblemsTest {

    private final List<String> logged = new ArrayList<>();
    private final Logger logger = Logger.getLogger(Problems.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord each) {
            logged.add(each.getLevel() + " " + each.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(handler);
    }

    @Test
    void a_failure_that_meets_four_hundred_lines_is_logged_once() {
        var problems = new RepeatedProblems("r-1");
        for (int i = 0; i < 400; i++) {
            var body = problems.from(Problem.unavailable("Too many facts arrive at once, try " + i, null));
            assertThat(body.status()).isEqualTo(503);
            assertThat(body.requestId()).isEqualTo("r-1");
        }
        assertThat(logged).hasSize(1).allMatch(line -> line.contains("Request r-1 was answered with status 503"));
        problems.from(new IllegalStateException("another"));
        problems.from(new IllegalStateException("another"));
        problems.from(new Invalid("/rank", 101, "The rank (101) must be between 0 and 100."));
        assertThat(logged).hasSize(2);
        new RepeatedProblems("r-2").from(Problem.unavailable("Too many facts arrive at once", null));
        assertThat(logged).hasSize(3);
    }
}
