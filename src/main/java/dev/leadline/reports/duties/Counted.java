package dev.leadline.reports.duties;

import dev.leadline.kernel.duty.CountedLead;
import java.util.Map;
import java.util.UUID;

/**
 * What is counted of a lead from now on.
 *
 * @param lead what is counted
 * @param decisions the decisions that were made of it now, by the numbers of the cycles that they are on
 */
public record Counted(CountedLead lead, Map<Integer, UUID> decisions) {}
