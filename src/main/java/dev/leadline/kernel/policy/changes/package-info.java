/** The differences between two policies as they are written. */
@NullMarked
package dev.leadline.kernel.policy.changes;

import org.jspecify.annotations.NullMarked;
