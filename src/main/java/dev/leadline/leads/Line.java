package dev.leadline.leads;

/**
 * A fact that is told, and the lead it is about.
 *
 * @param leadId the lead
 * @param body the fact
 */
record Line(String leadId, FactBody body) {}
