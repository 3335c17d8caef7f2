/** Decides what must be done for a lead, by an {@link dev.leadline.kernel.decision.Inference} over its facts. */
@NullMarked
package dev.leadline.kernel.decision;

import org.jspecify.annotations.NullMarked;
