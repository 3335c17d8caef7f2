package dev.leadline.ledger;

import dev.leadline.web.problems.Problem;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A row that waits to be written, and whoever waits for it. */
final class WaitingRow {

    private final LedgerRow row;
    private final long since = System.nanoTime();
    private final CompletableFuture<UUID> answered = new CompletableFuture<>();

    WaitingRow(LedgerRow row) {
        this.row = row;
    }

    LedgerRow row() {
        return row;
    }

    UUID id() {
        return row.entry().id();
    }

    /** Completes with the decision that answers: the row's own, or the one that claimed its key before. */
    CompletableFuture<UUID> answered() {
        return answered;
    }

    boolean isAnswered() {
        return answered.isDone();
    }

    void answer(UUID decision) {
        answered.complete(decision);
    }

    /** Whoever was answered already stays so. */
    void refuse(Problem problem) {
        answered.completeExceptionally(problem);
    }

    /** How long it has waited, in nanoseconds. */
    long age() {
        return System.nanoTime() - since;
    }
}
