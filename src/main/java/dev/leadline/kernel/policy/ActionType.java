package dev.leadline.kernel.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type of required action that a policy declares beside the known ones.
 *
 * @param id its name in rules and answers, such as {@code ESCALATE}
 * @param title what must be done, as the beginning of a sentence: "Escalate the lead to the sales manager"
 * @param responsible the team that must do it; {@code null} for that of the obligation behind it
 */
public record ActionType(String id, String title, @Nullable String responsible) {

    /** Try to contact the lead. */
    public static final String ATTEMPT = "ATTEMPT";
    /** Accept or reject a lead that was reached (O2). */
    public static final String ACCEPT_OR_REJECT = "ACCEPT_OR_REJECT";
    /** Disqualify a lead that nobody reached, or return it to marketing (O3). */
    public static final String DISQUALIFY_OR_RETURN = "DISQUALIFY_OR_RETURN";
    /** Nurture it until it ranks higher (R3). */
    public static final String NURTURE = "NURTURE";
    /** Rank it (R2). */
    public static final String SCORE = "SCORE";
    /** Nothing: the lead is disposed of (O3). */
    public static final String NONE = "NONE";

    /** Those that every policy has. */
    public static final List<String> KNOWN =
            List.of(ATTEMPT, ACCEPT_OR_REJECT, DISQUALIFY_OR_RETURN, NURTURE, SCORE, NONE);
}
