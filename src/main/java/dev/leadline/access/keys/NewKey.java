package dev.leadline.access.keys;

import java.time.Instant;
import java.util.List;

/**
 * A key that is to be.
 *
 * @param roles as words, all of them known
 * @param sides the sides for which it consents
 * @param policies null for all
 * @param limit requests a minute; null for no limit
 */
record NewKey(
        String name, List<String> roles, List<String> sides, List<String> policies, Integer limit, Instant expires) {}
