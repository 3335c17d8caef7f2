/** The facts that rules read and those that they conclude. */
@NullMarked
package dev.leadline.kernel.obligation;

import org.jspecify.annotations.NullMarked;
