/** What every room of the kernel may throw: impossible values, contradictions, and rules without an answer. */
@NullMarked
package dev.leadline.kernel;

import org.jspecify.annotations.NullMarked;
