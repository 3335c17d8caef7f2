package dev.leadline.leads.store;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import dev.leadline.ledger.IdempotencyKey;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;

/** Stores the answers to requests with an {@code Idempotency-Key}: the same request sent again gets the same answer. */
@ApplicationScoped
public class FactKeys {

    private final Queries queries;

    FactKeys(Queries queries) {
        this.queries = queries;
    }

    private record Kept(String requestHash, Integer status, String response) {}

    /**
     * Takes a key for this request, until the transaction ends, and answers the request; whoever else sends it waits for us.
     *
     * @return what was answered to the request that took the key before, or else the new answer, whose entity is a text
     * @throws Problem 422 when that was another request
     */
    public Response answerOnce(IdempotencyKey key, Supplier<Response> answer) {
        var before = claim(key);
        if (before.isPresent()) {
            return Response.status(before.get().status())
                    .entity(before.get().response())
                    .build();
        }
        var response = answer.get();
        answered(key, response);
        return response;
    }

    private Optional<Kept> claim(IdempotencyKey key) {
        int claimed = queries.update(
                "insert into fact_key (key, request_hash) values (:key, :request_hash) on conflict do nothing",
                Parameters.of(key));
        if (claimed == 1) {
            return Optional.empty();
        }
        var kept = queries.list(
                        "select request_hash, status, response from fact_key where key = :key",
                        Parameters.of(key),
                        row -> new Kept(row.getString(1), row.getInt(2), row.getString(3)))
                .get(0);
        if (!kept.requestHash().equals(key.requestHash())) {
            throw Problem.invalid(
                    "",
                    key.key(),
                    "The Idempotency-Key (" + key.key() + ") was used for a different request.\nUse a"
                            + " new key for each request.");
        }
        return Optional.of(kept);
    }

    private void answered(IdempotencyKey key, Response answer) {
        queries.update(
                "update fact_key set status = :status, response = :response where key = :key",
                Parameters.of(key).and("status", answer.getStatus()).and("response", answer.getEntity()));
    }
}
