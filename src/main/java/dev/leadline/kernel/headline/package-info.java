/** From counts to words: the fixed tests that answer what a leader asks, and which of them say the most. */
@NullMarked
package dev.leadline.kernel.headline;

import org.jspecify.annotations.NullMarked;
