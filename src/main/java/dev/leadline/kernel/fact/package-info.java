/** The facts that a decision is made from, and the facts that are told about a lead. */
@NullMarked
package dev.leadline.kernel.fact;

import org.jspecify.annotations.NullMarked;
