package dev.leadline.reports.subscriptions;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a mail is about.
 *
 * @param date its day, in the zone of whoever gets it
 * @param at its moment: what is known then is what it says, even if it is sent later
 */
public record MailPeriod(LocalDate date, Instant at) {}
