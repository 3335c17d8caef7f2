package dev.leadline.kernel.obligation;

import dev.leadline.kernel.policy.rows.Handling;

/**
 * The tier a lead is in.
 *
 * @param name the tier's name
 * @param handling what is done with its leads
 * @param responsible the team that must act on them
 */
public record Tier(String name, Handling handling, String responsible) {

    /** Returns whether its leads are worked. */
    public boolean isWorked() {
        return handling == Handling.WORK;
    }
}
