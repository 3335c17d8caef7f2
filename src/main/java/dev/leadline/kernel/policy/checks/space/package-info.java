/** The rows of tables as boxes in a space with one axis per column. */
@NullMarked
package dev.leadline.kernel.policy.checks.space;

import org.jspecify.annotations.NullMarked;
