/** What can be said for certain of tables in which some cells cannot be read. */
@NullMarked
package dev.leadline.kernel.policy.checks.unread;

import org.jspecify.annotations.NullMarked;
