/** A lead's clock and the deadlines that it walks to. */
@NullMarked
package dev.leadline.kernel.clock;

import org.jspecify.annotations.NullMarked;
