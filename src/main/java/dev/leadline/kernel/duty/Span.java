package dev.leadline.kernel.duty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was known for a time.
 *
 * @param row what was known
 * @param knownFrom from when on
 * @param knownUntil until when, not included; {@code null} while it is known
 */
public record Span<T>(T row, Instant knownFrom, @Nullable Instant knownUntil) {}
