package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.database.EmbeddedDatabaseResource;
import dev.leadline.database.Queries;
import dev.leadline.web.problems.Problem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A writer of the test's own. Its first batch waits in the database, for a key that another transaction claims and has not
 * committed; what is appended meanwhile is one batch.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class LedgerWriterTest {

    @Inject
    DataSource database;

    @Inject
    Ledger ledger;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Inject
    VersionNumbers numbers;

    private LedgerWriter writer;
    private Connection other;

    @BeforeEach
    void begin() throws SQLException {
        writer = writer(database::getConnection, new WaitingRows(100, 1_000_000));
        other = database.getConnection();
        other.setAutoCommit(false);
    }

    @AfterEach
    void end() throws Exception {
        other.rollback();
        other.close();
        writer.close();
    }

    private LedgerWriter writer(Queries.Connections connections, WaitingRows waiting) {
        return new LedgerWriter(connections, metrics, waiting);
    }

    /** A row that waits until {@link #release()}. */
    private CompletableFuture<UUID> held() throws Exception {
        var key = UUID.randomUUID().toString();
        try (var claim = other.prepareStatement(
                "insert into idempotency_key (key, request_hash, decision_id) values (?, 'other', ?)")) {
            claim.setString(1, key);
            claim.setObject(2, UUID.randomUUID());
            claim.executeUpdate();
        }
        var held = writer.append(row(key, "hash"));
        awaitWaiting();
        return held;
    }

    private void release() throws SQLException {
        other.rollback();
    }

    /** Until a statement on keys waits for the other transaction. */
    private void awaitWaiting() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        try (var asking = other.prepareStatement(
                "select count(*) from pg_locks where not granted and transactionid = pg_current_xact_id()::xid")) {
            while (true) {
                var row = asking.executeQuery();
                row.next();
                if (row.getLong(1) > 0) {
                    return;
                }
                assertThat(System.nanoTime()).as("nobody waits").isLessThan(deadline);
                Thread.onSpinWait();
            }
        }
    }

    private LedgerRow row(String key, String hash) {
        var entry = LedgerTest.entry(UUID.randomUUID());
        var claimed = key == null ? null : new IdempotencyKey(key, hash);
        return LedgerRow.of(entry, false, claimed, numbers.number(entry), "local");
    }

    private LedgerRow row() {
        return row(null, null);
    }

    private static Problem problem(CompletableFuture<UUID> refused) {
        var failed = new Throwable[1];
        assertThatThrownBy(() -> refused.get(10, TimeUnit.SECONDS)).satisfies(thrown -> failed[0] = thrown.getCause());
        assertThat(failed[0]).isInstanceOf(Problem.class);
        return (Problem) failed[0];
    }

    private boolean isKept(LedgerRow row) {
        return ledger.find(row.entry().id()).isPresent();
    }

    @Test
    void nobody_is_answered_before_the_row_is_committed() throws Exception {
        var held = held();
        var behind = row();
        var answer = writer.append(behind);

        assertThat(held).isNotDone();
        assertThat(answer).isNotDone();
        assertThat(isKept(behind)).isFalse();

        release();
        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(behind.entry().id());
        assertThat(held).isCompleted();
        assertThat(isKept(behind)).isTrue();
    }

    @Test
    void what_is_appended_while_a_batch_is_written_is_the_next_batch() throws Exception {
        held();
        var rows = new LedgerRow[] {row(), row(), row()};
        var answers =
                new CompletableFuture<?>[] {writer.append(rows[0]), writer.append(rows[1]), writer.append(rows[2])};
        release();
        CompletableFuture.allOf(answers).get(10, TimeUnit.SECONDS);

        assertThat(rows).allMatch(this::isKept);
        var batches = metrics.get("leadline.ledger.batch").summary();
        assertThat(batches.count()).isEqualTo(2);
        assertThat(batches.totalAmount()).isEqualTo(4);
        assertThat(metrics.get("leadline.ledger.wait").timer().count()).isEqualTo(4);
    }

    @Test
    void a_row_that_the_database_refuses_harms_no_other_of_its_batch() throws Exception {
        var taken = row();
        writer.append(taken).get(10, TimeUnit.SECONDS);
        held();
        var rows = new LedgerRow[] {row(), row("key-" + UUID.randomUUID(), "hash"), row()};
        var first = writer.append(rows[0]);
        var refused = writer.append(taken);
        var second = writer.append(rows[1]);
        var third = writer.append(rows[2]);
        release();

        CompletableFuture.allOf(first, second, third).get(10, TimeUnit.SECONDS);
        assertThat(rows).allMatch(this::isKept);
        assertThat(problem(refused).status()).isEqualTo(503);
    }

    @Test
    void a_key_twice_in_a_batch_is_one_row_and_another_request_under_it_is_refused() throws Exception {
        held();
        var key = "key-" + UUID.randomUUID();
        var first = row(key, "hash");
        var again = row(key, "hash");
        var different = row(key, "another");
        var answers = writer.append(first);
        var answerAgain = writer.append(again);
        var refused = writer.append(different);
        release();

        assertThat(answers.get(10, TimeUnit.SECONDS)).isEqualTo(first.entry().id());
        assertThat(answerAgain.get(10, TimeUnit.SECONDS))
                .isEqualTo(first.entry().id());
        assertThat(problem(refused).status()).isEqualTo(422);
        assertThat(isKept(first)).isTrue();
        assertThat(isKept(again)).isFalse();
        assertThat(isKept(different)).isFalse();
    }

    @Test
    void beyond_what_may_wait_the_answer_is_503_at_once_and_the_others_are_kept() throws Exception {
        writer.close();
        writer = writer(database::getConnection, new WaitingRows(2, 1_000_000));
        held();
        var one = row();
        var two = row();
        var answers = CompletableFuture.allOf(writer.append(one), writer.append(two));

        assertThat(problem(writer.append(row())).type().slug()).isEqualTo("busy");

        release();
        answers.get(10, TimeUnit.SECONDS);
        assertThat(isKept(one)).isTrue();
        assertThat(isKept(two)).isTrue();
    }

    @Test
    void when_the_thread_dies_its_rows_are_refused_and_another_thread_writes_the_next() throws Exception {
        var opened = new AtomicInteger();
        writer.close();
        writer = writer(
                () -> {
                    if (opened.incrementAndGet() == 1) {
                        throw new StackOverflowError("made up by the test");
                    }
                    return database.getConnection();
                },
                new WaitingRows(100, 1_000_000));
        var lost = row();

        assertThat(problem(writer.append(lost)).status()).isEqualTo(503);

        var next = row();
        assertThat(writer.append(next).get(10, TimeUnit.SECONDS))
                .isEqualTo(next.entry().id());
        assertThat(isKept(lost)).isFalse();
    }

    @Test
    void while_no_connection_can_be_had_the_answer_is_503_and_afterwards_rows_are_kept_again() throws Exception {
        var opened = new AtomicInteger();
        writer.close();
        writer = writer(
                () -> {
                    if (opened.incrementAndGet() <= 2) {
                        throw new SQLException("made up by the test", "08006");
                    }
                    return database.getConnection();
                },
                new WaitingRows(100, 1_000_000));

        assertThat(problem(writer.append(row())).status()).isEqualTo(503);
        assertThat(problem(writer.append(row())).status()).isEqualTo(503);
        var kept = row();
        writer.append(kept).get(10, TimeUnit.SECONDS);
        assertThat(isKept(kept)).isTrue();
    }

    @Test
    void when_it_is_closed_what_waits_is_written_first() throws Exception {
        held();
        var last = row();
        var answer = writer.append(last);
        var closed = CompletableFuture.runAsync(() -> {
            try {
                writer.close();
            } catch (InterruptedException impossible) {
                throw new CompletionException(impossible);
            }
        });
        release();

        closed.get(10, TimeUnit.SECONDS);
        assertThat(answer).isCompleted();
        assertThat(isKept(last)).isTrue();
        assertThat(problem(writer.append(row())).status()).isEqualTo(503);
    }
}
