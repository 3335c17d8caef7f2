package dev.leadline.leads.store;

import dev.leadline.database.Queries;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.Problems;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.persistence.PersistenceException;
import java.util.concurrent.Callable;

/** Runs work in a transaction of its own: all of it is committed, or nothing. */
public final class Transactions {

    private Transactions() {}

    /** @throws Problem 503 when the database did not commit */
    public static <T> T call(Callable<T> work) {
        try {
            return QuarkusTransaction.requiringNew().call(work);
        } catch (Queries.QueryFailed | PersistenceException | QuarkusTransactionException failed) {
            throw Problems.findDatabase(failed)
                    .orElseGet(() -> Problem.unavailable("The fact could not be stored.\nTry again.", failed));
        }
    }
}
