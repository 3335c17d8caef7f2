package dev.leadline.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.kernel.Invalid;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Facts on their way to a server that is not always ready. */
class BulkFactsClientTest {

    private final StringWriter terminal = new StringWriter();
    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    private BulkDoor server;
    private ProblemReport report;
    private Progress progress;

    @BeforeEach
    void open() throws IOException {
        server = new BulkDoor();
        var out = new PrintWriter(terminal, true);
        report = ProblemReport.open(null, out);
        progress = new Progress(() -> Instant.EPOCH, out, "rows");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private BulkFactsClient door(URI address) {
        return new BulkFactsClient(address, new Backoff(waits::add), report, progress);
    }

    private static FactLine fact(int number) {
        return FactLine.of(number + 1L, "L-" + number, "lead", Map.of("owner", number == 13 ? "nobody" : "east-1"));
    }

    private static List<FactLine> facts(int count) {
        return IntStream.range(0, count).mapToObj(BulkFactsClientTest::fact).toList();
    }

    @Test
    void what_the_server_refuses_is_reported_by_the_line_it_came_from() throws Exception {
        door(server.address()).send(facts(20));
        assertThat(server.facts()).hasSize(19);
        assertThat(report.faults()).isEqualTo(1);
        assertThat(terminal.toString()).isEqualTo("line 14: The owner (nobody) is unknown." + System.lineSeparator());
        progress.end();
        assertThat(terminal.toString()).contains("0 rows, 0 facts, 19 accepted, 1 problems");
    }

    @Test
    void a_server_that_is_not_ready_is_waited_for_as_long_as_it_asks() throws Exception {
        server.failNext(BulkDoor.Fails.with(503, ""));
        server.failNext(BulkDoor.Fails.with(429, ""));
        door(server.address()).send(facts(3));
        assertThat(server.facts()).hasSize(3);
        assertThat(server.requests()).containsExactly(3, 3, 3);
        assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
        assertThat(report.faults()).isZero();
    }

    @Test
    void only_what_was_not_answered_is_sent_again_and_nothing_is_reported_twice() throws Exception {
        server.failNext(BulkDoor.Fails.after(15));
        door(server.address()).send(facts(20));
        assertThat(server.requests()).containsExactly(20, 5);
        assertThat(server.facts()).hasSize(19);
        assertThat(report.faults()).isEqualTo(1);
        assertThat(waits).containsExactly(Duration.ofMillis(250));
    }

    @Test
    void a_line_that_the_server_could_not_take_just_now_is_sent_again_alone() throws Exception {
        server.failNext(BulkDoor.Fails.forLines(2));
        door(server.address()).send(facts(5));
        assertThat(server.requests()).containsExactly(5, 2);
        assertThat(server.facts()).hasSize(5);
        assertThat(report.faults()).isZero();
    }

    @Test
    void a_server_that_never_comes_is_given_up_with_a_sentence() {
        server.close();
        assertThatThrownBy(() -> door(server.address()).send(facts(3)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("does not accept facts: ")
                .hasMessageContaining("\nCheck that it runs");
        assertThat(waits)
                .hasSize(Backoff.MOST_WAITS)
                .startsWith(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1))
                .endsWith(Duration.ofSeconds(10));
    }

    @Test
    void a_request_that_is_refused_as_a_whole_is_not_sent_again() {
        server.failNext(BulkDoor.Fails.with(404, "{\"status\":404,\"detail\":\"There is no such door.\"}"));
        assertThatThrownBy(() -> door(server.address()).send(facts(3)))
                .hasMessageContaining("with status 404.\nThere is no such door.");
        server.failNext(BulkDoor.Fails.with(502, "<html>"));
        assertThatThrownBy(() -> door(server.address()).send(facts(3)))
                .hasMessageContaining("with status 502.\n<html>");
        assertThat(waits).isEmpty();
    }

    @Test
    void facts_go_in_requests_of_two_thousand_and_those_of_one_lead_stay_together() throws Exception {
        try (var outlet = new FactSink(null, door(server.address()), 1, report, progress)) {
            for (int number = 100; number < 1_300; number++) {
                for (int attempt = 0; attempt < 3; attempt++) {
                    outlet.take(FactLine.of(number, "L-" + number, "attempt", Map.of("id", "a" + attempt)));
                }
            }
            outlet.finish();
        }
        assertThat(server.requests()).containsExactly(2_001, 1_599);
        assertThat(server.facts()).hasSize(3_600);
    }

    @Test
    void several_connections_bring_every_fact_and_a_failure_of_one_ends_all() throws Exception {
        try (var outlet = new FactSink(null, door(server.address()), 4, report, progress)) {
            for (var fact : facts(20_000)) {
                outlet.take(fact);
            }
            outlet.finish();
        }
        assertThat(server.facts()).hasSize(19_999);
        assertThat(report.faults()).isEqualTo(1);

        server.failNext(BulkDoor.Fails.with(400, "{}"));
        try (var outlet = new FactSink(null, door(server.address()), 4, report, progress)) {
            assertThatThrownBy(() -> {
                        for (var fact : facts(20_000)) {
                            outlet.take(fact);
                        }
                        outlet.finish();
                    })
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("status 400");
        }
    }
}
