package dev.leadline.kernel.obligation;

/**
 * An attempt that is to be made.
 *
 * @param channel the channel
 * @param number which attempt in that channel it will be, the first being 1
 * @param of how many the channel requires
 */
public record NextAttempt(String channel, int number, int of) {}
