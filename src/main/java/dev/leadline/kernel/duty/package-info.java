/** What is counted of a lead: its duties, and its cycles with what was done in them. */
@NullMarked
package dev.leadline.kernel.duty;

import org.jspecify.annotations.NullMarked;
