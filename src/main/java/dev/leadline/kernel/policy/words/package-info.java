/** A policy in sentences, for people who do not read tables. */
@NullMarked
package dev.leadline.kernel.policy.words;

import org.jspecify.annotations.NullMarked;
