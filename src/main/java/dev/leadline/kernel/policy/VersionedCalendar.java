package dev.leadline.kernel.policy;

import dev.leadline.kernel.calendar.BusinessCalendar;

/**
 * A business calendar and the version of it that is meant; both are kept on each decision (B8).
 *
 * @param calendar the calendar
 * @param version the SHA-256 of its canonical form
 */
public record VersionedCalendar(BusinessCalendar calendar, String version) {}
