package dev.leadline.kernel.fact;

/**
 * That another lead is the same one: the earliest receipt wins, attempts are united by their ids, and both histories stay.
 *
 * @param absorbed the id of the other
 */
public record Merge(String absorbed) implements FactContent {}
