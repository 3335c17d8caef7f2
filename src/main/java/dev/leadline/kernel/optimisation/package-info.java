/** How many attempts pay: by cohorts of leads, and by the attempts at which leads were reached. */
@NullMarked
package dev.leadline.kernel.optimisation;

import org.jspecify.annotations.NullMarked;
