package dev.leadline.kernel.fact;

/**
 * The merge of another lead into this one: the earliest receipt wins, the attempts on both count, and both histories
 * stay.
 *
 * @param absorbed the id of the other
 */
public record Merge(String absorbed) implements FactContent {}
