package dev.leadline.kernel.fact;

/**
 * What makes two tellings the same fact about a lead (O5).
 *
 * @param kind its kind
 * @param id its source's id of it
 */
public record FactKey(FactKind kind, String id) {}
