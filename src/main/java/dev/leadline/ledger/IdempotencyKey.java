package dev.leadline.ledger;

/**
 * What makes a request that is sent twice the same request.
 *
 * @param key the caller's key
 * @param requestHash the hash of everything that was asked
 */
public record IdempotencyKey(String key, String requestHash) {}
