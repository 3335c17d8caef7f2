/** Comparisons of allowances of time over a sample year of a calendar. */
@NullMarked
package dev.leadline.kernel.policy.checks.time;

import org.jspecify.annotations.NullMarked;
