package dev.leadline.leads.assessment;

import java.time.Instant;

/**
 * When facts are told, and who is told what they lead to.
 *
 * @param now the moment
 * @param audience who is told
 */
record Occasion(Instant now, Audience audience) {}
