package dev.leadline.kernel.fact;

/**
 * The correction of an earlier fact. Of several corrections of one fact the last one said holds.
 *
 * @param of the fact that is corrected
 * @param content what it was
 */
public record Correction(FactKey of, FactContent content) implements FactContent {}
