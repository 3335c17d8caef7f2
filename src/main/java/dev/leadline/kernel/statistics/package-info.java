/** What may be said of counts and times: intervals, tests, and times that are not over yet. */
@NullMarked
package dev.leadline.kernel.statistics;

import org.jspecify.annotations.NullMarked;
