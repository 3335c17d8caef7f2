package dev.leadline.waivers;

/** Where others must consent to waivers, what is needed of them. The room of proposals implements it. */
public interface WaiverConsents {

    /**
     * Takes an approval as a consent, and approves the waiver with the last.
     *
     * @return whether it was taken so; not where no consents are needed
     */
    boolean isTaken(long id, String by);
}
