package dev.leadline.waivers;

/**
 * Said within the transaction in which a waiver is asked for or withdrawn.
 *
 * @param what which of both
 * @param waiver the waiver
 * @param by who did it
 */
public record WaiverChange(What what, AskedWaiver waiver, String by) {

    /** What happened to it. */
    public enum What {
        REQUESTED,
        WITHDRAWN
    }
}
