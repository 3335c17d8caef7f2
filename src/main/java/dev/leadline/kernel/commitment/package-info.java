/** Marketing's promise in money: what a quota asks of it, what was delivered, and how that stands against its pace. */
@NullMarked
package dev.leadline.kernel.commitment;

import org.jspecify.annotations.NullMarked;
