package dev.leadline.samples;

import java.time.Instant;

/**
 * A sample as it is kept.
 *
 * @param endsAt the moment up to which its story is told
 * @param loadedAt when it was loaded
 * @param leads how many leads it has
 * @param facts how many facts were told of them
 * @param prefix how the ids of its leads begin
 */
record SampleRow(Instant endsAt, Instant loadedAt, int leads, int facts, String prefix) {}
