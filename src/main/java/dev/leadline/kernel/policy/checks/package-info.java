/** The checks of decision tables and their findings. */
@NullMarked
package dev.leadline.kernel.policy.checks;

import org.jspecify.annotations.NullMarked;
