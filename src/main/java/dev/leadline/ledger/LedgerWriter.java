package dev.leadline.ledger;

import dev.leadline.database.Queries;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Writes the rows of all requests, many with one commit: while one batch goes to disk, the next one gathers. Whoever asked is
 * answered after the commit. A row that the database refuses harms no other of its batch; when the database is away, all who
 * wait are refused within the time that a statement has. One thread and one connection are enough: what is costly is the
 * commit, and that is shared.
 */
@Singleton
class LedgerWriter {

    private static final Logger LOG = Logger.getLogger(LedgerWriter.class);

    /** After so long a failure whoever waited meanwhile has waited enough. */
    private static final long LONG = Duration.ofSeconds(1).toNanos();

    private static final Duration LAST_ROWS = Duration.ofSeconds(5);

    /** Classes of SQLState that speak of the connection, the disk, an operator or a limit of time, and not of a row. */
    private static final Set<String> OF_THE_DATABASE = Set.of("08", "25", "28", "3D", "53", "55", "57", "58", "XX");

    private final Queries.Connections database;
    private final WaitingRows waiting;
    private final LedgerMetrics metrics;
    private volatile Thread thread;

    @Inject
    LedgerWriter(
            DataSource database,
            MeterRegistry registry,
            @ConfigProperty(name = "leadline.ledger.most-waiting") int mostWaiting) {
        this(
                database::getConnection,
                registry,
                new WaitingRows(mostWaiting, Runtime.getRuntime().maxMemory() / 16));
    }

    LedgerWriter(Queries.Connections database, MeterRegistry registry, WaitingRows waiting) {
        this.database = database;
        this.waiting = waiting;
        this.metrics = new LedgerMetrics(registry, waiting);
    }

    /**
     * Takes a row, to be written with those of others.
     *
     * @return completes once it is on disk, with the decision that answers: the row's own, or the one that claimed its key
     *     before. It fails with a {@link Problem}: 422 when the key was used for another request, 503 when it is not kept
     */
    CompletableFuture<UUID> append(LedgerRow row) {
        var one = new WaitingRow(row);
        if (waiting.add(one)) {
            goOn();
        } else {
            one.refuse(busy());
        }
        return one.answered();
    }

    /** Writes rows within the transaction of whoever asks. */
    void writeWithin(List<LedgerRow> rows) {
        new Queries(database).over(connection -> LedgerInsert.write(connection, rows));
    }

    private static Problem busy() {
        return new Problem(
                ProblemType.BUSY,
                "So many decisions wait to be recorded that there is no room for more.\nSend this one again after the"
                        + " seconds in Retry-After.",
                List.of());
    }

    /** Sees to it that somebody writes, whatever became of who wrote before. */
    private void goOn() {
        if (!isWriting()) {
            begin();
        }
    }

    /** Whoever is about to die does not write any more. */
    private boolean isWriting() {
        var now = thread;
        return now != null && now != Thread.currentThread() && now.isAlive();
    }

    private synchronized void begin() {
        if (!isWriting()) {
            var next = new Thread(this::work, "ledger-writer");
            next.setDaemon(true);
            thread = next;
            next.start();
        }
    }

    private void work() {
        try {
            while (waiting.await()) {
                writeAll();
            }
        } catch (InterruptedException over) {
            waiting.all().forEach(row -> row.refuse(notKept(over)));
        } catch (Throwable died) {
            begin();
            LOG.error("The thread that writes the ledger died; another one takes its place.", died);
        }
    }

    /** Writes as long as rows wait, over one connection. */
    private void writeAll() {
        long begun = System.nanoTime();
        var batch = waiting.batch();
        try (var connection = database.open()) {
            while (!batch.isEmpty()) {
                write(connection, batch);
                begun = System.nanoTime();
                batch = waiting.batch();
            }
        } catch (SQLException away) {
            refuse(batch, away);
            if (System.nanoTime() - begun > LONG) {
                refuse(waiting.all(), away);
            }
        } finally {
            // where the thread dies: those it has in hand
            refuse(batch, null);
        }
    }

    private static void refuse(List<WaitingRow> rows, Throwable reason) {
        rows.stream().filter(row -> !row.isAnswered()).forEach(row -> row.refuse(notKept(reason)));
    }

    private static Problem notKept(Throwable reason) {
        return Problem.unavailable("The decision could not be recorded, so it is not answered.", reason);
    }

    /** Writes a batch; when that fails for one of its rows, each on its own. */
    private void write(Connection connection, List<WaitingRow> batch) throws SQLException {
        try {
            writeTogether(connection, batch);
        } catch (SQLException | RuntimeException failed) {
            if (isOfTheDatabase(failed)) {
                throw failed;
            }
            if (batch.size() == 1) {
                refuse(batch, failed);
                return;
            }
            for (var row : batch) {
                if (!row.isAnswered()) {
                    write(connection, List.of(row));
                }
            }
        }
    }

    private void writeTogether(Connection connection, List<WaitingRow> batch) throws SQLException {
        var written = LedgerInsert.write(
                connection, batch.stream().map(WaitingRow::row).toList());
        metrics.written(batch);
        for (var row : batch) {
            if (written.contains(row.id())) {
                row.answer(row.id());
            }
        }
        if (written.size() < batch.size()) {
            answerAsBefore(
                    connection, batch.stream().filter(row -> !row.isAnswered()).toList());
        }
    }

    /** Their keys were claimed: by the same request, or by another. */
    private static void answerAsBefore(Connection connection, List<WaitingRow> rows) throws SQLException {
        var claims = LedgerInsert.claims(
                connection, rows.stream().map(WaitingRow::row).toList());
        for (var each : rows) {
            var key = each.row().key();
            var claim = claims.get(key.key());
            if (claim == null) {
                each.refuse(notKept(null));
            } else if (claim.hash().equals(key.requestHash())) {
                each.answer(claim.decision());
            } else {
                each.refuse(key.usedForAnother());
            }
        }
    }

    private static boolean isOfTheDatabase(Exception failed) {
        if (!(failed instanceof SQLException said)) {
            return false;
        }
        var state = said.getSQLState();
        return state == null || state.length() < 2 || OF_THE_DATABASE.contains(state.substring(0, 2));
    }

    /** Nobody asks any more; what still waits is written. */
    @PreDestroy
    void close() throws InterruptedException {
        waiting.close();
        var last = thread;
        if (last != null) {
            last.join(LAST_ROWS.toMillis());
        }
    }
}
