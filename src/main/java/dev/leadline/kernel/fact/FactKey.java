package dev.leadline.kernel.fact;

/**
 * The identity of a fact about a lead: facts with the same key are one fact (O5).
 *
 * @param kind its kind
 * @param id its source's id of it
 */
public record FactKey(FactKind kind, String id) {}
