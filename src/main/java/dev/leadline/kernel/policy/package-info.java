/** A policy as it is written, and the same policy ready to decide with. */
@NullMarked
package dev.leadline.kernel.policy;

import org.jspecify.annotations.NullMarked;
