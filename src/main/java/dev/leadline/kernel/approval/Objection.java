package dev.leadline.kernel.approval;

/** Why somebody may not consent to a proposal. */
public enum Objection {
    CLOSED("The proposal is no longer open."),
    EDITED("You edited what is proposed.\nSomebody who did not must consent."),
    PROPOSED("You proposed it yourself.\nSomebody else must consent."),
    CONSENTED("You have consented already.\nEach person consents once."),
    OTHER_SIDE("You speak for no side whose consent is still lacking.");

    private final String sentence;

    Objection(String sentence) {
        this.sentence = sentence;
    }

    /** Said to whoever wants to consent, with what may be done instead on a second line. */
    public String sentence() {
        return sentence;
    }
}
