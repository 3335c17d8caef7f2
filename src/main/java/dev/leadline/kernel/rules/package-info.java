/** Compiles rules and applies them; the only room that sees the rule engine. */
@NullMarked
package dev.leadline.kernel.rules;

import org.jspecify.annotations.NullMarked;
