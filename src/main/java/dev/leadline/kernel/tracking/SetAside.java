package dev.leadline.kernel.tracking;

import dev.leadline.kernel.fact.FactKey;

/**
 * A fact that is kept and has no say, because of what else is known.
 *
 * @param key the fact
 * @param because why, as a sentence
 */
public record SetAside(FactKey key, String because) {}
