/** Puts in order what was told about a lead. */
@NullMarked
package dev.leadline.kernel.tracking;

import org.jspecify.annotations.NullMarked;
