package dev.leadline.approvals;

/**
 * The consents to a publication, as they are kept with it.
 *
 * @param proposal the number of the proposal that they were given to; {@code null} when none were needed
 * @param consents who consented and when, as JSON
 * @param emergency the person who went back in an emergency, without consents; {@code null} for all others
 */
public record Approval(Long proposal, String consents, String emergency) {

    /** No consent was needed. */
    public static final Approval NONE = new Approval(null, "[]", null);

    public static Approval of(long proposal, String consents) {
        return new Approval(proposal, consents, null);
    }

    static Approval emergency(String person) {
        return new Approval(null, NONE.consents, person);
    }
}
