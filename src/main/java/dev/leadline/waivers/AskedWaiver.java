package dev.leadline.waivers;

/**
 * A waiver as it was asked for.
 *
 * @param id its number
 * @param person who asked for it, however they came in
 * @param by the same as records name them
 * @param wanted what they asked for
 */
public record AskedWaiver(long id, String person, String by, WaiverRequest wanted) {}
