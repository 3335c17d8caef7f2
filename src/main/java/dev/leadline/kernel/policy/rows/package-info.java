/** The typed rows of decision tables that rules read, and the index that finds them. */
@NullMarked
package dev.leadline.kernel.policy.rows;

import org.jspecify.annotations.NullMarked;
