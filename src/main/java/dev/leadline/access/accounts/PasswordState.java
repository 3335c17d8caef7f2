package dev.leadline.access.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A password as it is kept.
 *
 * @param hash with how it was made
 * @param oneTimeUntil until when it lets in, once; null where they chose it themselves
 */
record PasswordState(String hash, @Nullable Instant oneTimeUntil) {}
