package dev.leadline.kernel.fact;

/**
 * The merge of another lead into this one: the earliest receipt wins, attempts are united by their ids, and both
 * histories stay.
 *
 * @param absorbed the id of the other
 */
public record Merge(String absorbed) implements FactContent {}
