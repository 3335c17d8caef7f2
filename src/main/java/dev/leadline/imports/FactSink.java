package dev.leadline.imports;

import dev.leadline.kernel.Invalid;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The destination of facts: a text, a server, or both; refused facts go into the report. A server gets them in requests
 * of some thousand, a lead's facts in a row in one of them, while the next request is being put together. Memory is
 * bounded: as many requests are under way as there are connections.
 */
public final class FactSink implements Closeable {

    private static final int MOST_FACTS = 2_000;
    private static final int MOST_CHARACTERS = 1_000_000;

    private final Writer text;
    private final BulkFactsClient door;
    private final ProblemReport report;
    private final Progress progress;
    private final Semaphore free;
    private final int connections;
    private final ExecutorService senders;
    private final AtomicReference<RuntimeException> failed = new AtomicReference<>();
    private List<FactLine> batch = new ArrayList<>();
    private int characters;

    /**
     * An outlet without a server.
     *
     * @param text where facts are written, a line each; {@code null}: nowhere
     */
    public static FactSink of(Writer text, ProblemReport report, Progress progress) {
        return new FactSink(text, null, 1, report, progress);
    }

    /**
     * An outlet to a server.
     *
     * @param server its address, such as {@code http://localhost:8080}, or {@code http://localhost:8080?alerts=none}
     * @param connections how many requests are under way at most
     */
    public static FactSink to(URI server, int connections, Writer text, ProblemReport report, Progress progress) {
        var door = new BulkFactsClient(server, Backoff.ordinary(), report, progress);
        return new FactSink(text, door, connections, report, progress);
    }

    FactSink(Writer text, BulkFactsClient door, int connections, ProblemReport report, Progress progress) {
        this.text = text;
        this.door = door;
        this.report = report;
        this.progress = progress;
        this.connections = connections;
        this.free = new Semaphore(connections);
        this.senders = Executors.newFixedThreadPool(connections, task -> {
            var thread = new Thread(task, "facts");
            thread.setDaemon(true);
            return thread;
        });
    }

    Progress progress() {
        return progress;
    }

    /** A source of facts that tells none. */
    void refused(long line, Invalid refused) {
        progress.refused();
        report.refused(line, refused);
    }

    /**
     * Takes one more fact.
     *
     * @throws Invalid when the server takes none any more
     */
    void take(FactLine fact) throws IOException {
        progress.told();
        if (text != null) {
            text.write(fact.json());
            text.write('\n');
        }
        if (door == null) {
            return;
        }
        boolean otherLead =
                !batch.isEmpty() && !batch.get(batch.size() - 1).leadId().equals(fact.leadId());
        if (characters >= MOST_CHARACTERS || batch.size() >= MOST_FACTS && otherLead) {
            send();
        }
        batch.add(fact);
        characters += fact.json().length() + 1;
    }

    private void send() {
        var facts = batch;
        batch = new ArrayList<>();
        characters = 0;
        free.acquireUninterruptibly();
        if (failed.get() != null) {
            free.release();
            throw failed.get();
        }
        senders.execute(() -> {
            try {
                door.send(facts);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException refused) {
                failed.compareAndSet(null, refused);
            } finally {
                free.release();
            }
        });
    }

    /**
     * Sends the last facts and waits until each is answered.
     *
     * @throws Invalid when the server takes none any more
     */
    void finish() throws IOException {
        if (!batch.isEmpty()) {
            send();
        }
        free.acquireUninterruptibly(connections);
        free.release(connections);
        if (failed.get() != null) {
            throw failed.get();
        }
        if (text != null) {
            text.flush();
        }
    }

    /** Ends what is still under way. */
    @Override
    public void close() {
        senders.shutdownNow();
    }
}
