package dev.leadline.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * A decision as it left the server, with what it was made from.
 *
 * @param id the decision's id
 * @param times when it was made, and the moment it was made for
 * @param leadId the lead it is about
 * @param versions what it was made under
 * @param facts the request, in its normal form
 * @param texts what left the server: the answer, and the explanation that can be asked for
 */
public record LedgerEntry(UUID id, Times times, String leadId, MadeUnder versions, String facts, Texts texts) {

    /**
     * @param decidedAt when the decision was made
     * @param asOf the moment it was made for
     */
    public record Times(Instant decidedAt, Instant asOf) {}

    /** The versions of everything that had a say. */
    public record MadeUnder(
            String policyId, String policyVersion, String calendarId, String calendarVersion, String rulesRevision) {}

    /**
     * @param answer the answer's JSON
     * @param explanation the explanation
     */
    public record Texts(String answer, Explanation explanation) {}

    /**
     * An explanation as it is kept.
     *
     * @param form the form of its grounds; 0: an earlier server kept the text
     * @param words the words that the grounds refer to
     * @param grounds what the text is made of; {@code null} for form 0
     * @param text the text; {@code null} for other forms than 0
     */
    public record Explanation(int form, LedgerWords words, byte[] grounds, String text) {

        /** The grounds in a form. */
        public static Explanation of(int form, LedgerWords words, byte[] grounds) {
            return new Explanation(form, words, grounds, null);
        }

        static Explanation of(String text) {
            return new Explanation(0, LedgerWords.NONE, null, text);
        }
    }
}
