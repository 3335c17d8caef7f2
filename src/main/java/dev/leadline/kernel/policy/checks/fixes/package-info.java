/** Where a finding is to be seen, and what makes it go. */
@NullMarked
package dev.leadline.kernel.policy.checks.fixes;

import org.jspecify.annotations.NullMarked;
