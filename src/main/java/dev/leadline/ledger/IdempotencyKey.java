package dev.leadline.ledger;

import dev.leadline.web.problems.Problem;

/**
 * The identity of a request that may be sent twice.
 *
 * @param key the caller's key
 * @param requestHash the hash of everything that was asked
 */
public record IdempotencyKey(String key, String requestHash) {

    /** 422: it was used for another request. */
    Problem usedForAnother() {
        return Problem.invalid(
                "",
                key,
                "The Idempotency-Key (" + key + ") was used for a different request.\nUse a new key for each request.");
    }
}
