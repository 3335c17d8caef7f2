package dev.leadline.leads;

import java.util.Map;

/**
 * A fact as a source sends it, through whichever door.
 *
 * @param leadId the lead
 * @param kind its kind, such as {@code attempt}
 * @param id the source's id of it
 * @param fields the rest of it: JSON fields
 */
public record SentFact(String leadId, String kind, String id, String fields) {

    private static final Map<String, String> DOORS = Map.of(
            "lead", "",
            "attempt", "/attempts",
            "pause", "/pauses",
            "disposition", "/dispositions",
            "assignment", "/assignments",
            "rank", "/ranks",
            "correction", "/corrections",
            "withdrawal", "/withdrawals",
            "merge", "/merges");

    /** The method of the door that is for this kind alone. */
    public String method() {
        return kind.equals("lead") ? "PUT" : "POST";
    }

    /** The door that is for this kind alone. */
    public String door() {
        return "/v1/leads/" + leadId + DOORS.get(kind);
    }

    /** What that door takes. */
    public String body() {
        return "{\"id\": \"" + id + "\", " + fields + "}";
    }

    /** What the doors for all kinds take. */
    public String line() {
        return "{\"leadId\": \"" + leadId + "\", \"" + kind + "\": " + body() + "}";
    }

    /** The same fact about another lead. */
    SentFact of(String otherLead) {
        return new SentFact(otherLead, kind, id, fields.replace(leadId, otherLead));
    }

    /** What makes it the fact that it is (O5). */
    public String identity() {
        return leadId + " " + kind + " " + id;
    }
}
