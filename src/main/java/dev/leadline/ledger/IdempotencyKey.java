package dev.leadline.ledger;

/**
 * The identity of a request that may be sent twice.
 *
 * @param key the caller's key
 * @param requestHash the hash of everything that was asked
 */
public record IdempotencyKey(String key, String requestHash) {}
