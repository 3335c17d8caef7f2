package dev.leadline.kernel.policy.words;

import dev.leadline.kernel.policy.Row;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.rows.AlertsRow;
import dev.leadline.kernel.policy.rows.Threshold;

/** A row of {@code alerts} as the part of a sentence: who is told, and when. */
final class AlertSentence {

    private final Terms terms;
    private final String obligation;
    private final Threshold at;
    private final String tell;

    AlertSentence(Terms terms, Row row) {
        this.terms = terms;
        this.obligation = row.get("obligation");
        this.at = row.get("at");
        this.tell = row.get("tell");
    }

    /** "when 75% of the time for the first call is gone, the owner is told". */
    String text() {
        return moment() + ", " + receiver() + " is told";
    }

    private String moment() {
        if ("EARLY_DISQUALIFICATION".equals(obligation)) {
            return "when a lead is given up too early";
        }
        if (at.isEarly()) {
            return "when " + at + " of the time for " + what() + " is gone";
        }
        return at.isDeadline()
                ? "when the time for " + what() + " is over"
                : at.after() + " after the time for " + what() + " is over";
    }

    private String what() {
        if (obligation == null) {
            return "whatever is owed";
        }
        return switch (obligation) {
            case "FIRST_CALL" -> "the first call";
            case "ALL_ATTEMPTS" -> "all attempts";
            default ->
                terms.findObligation(obligation)
                        .map(own -> "the " + own.words())
                        .orElse("a word on what becomes of the lead");
        };
    }

    private String receiver() {
        return tell.equals(AlertsRow.OWNER) || tell.equals(AlertsRow.TEAM) ? "the " + tell : tell;
    }
}
