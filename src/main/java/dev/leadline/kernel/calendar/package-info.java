/** Business time: calendars, allowances of time, and the arithmetic between them. */
@NullMarked
package dev.leadline.kernel.calendar;

import org.jspecify.annotations.NullMarked;
