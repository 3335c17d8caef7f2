package dev.leadline.access.oidc;

/** Where people meet the sign-on at this server. */
final class SignOnAddresses {

    /** Where signing in begins. */
    static final String START = "/sign-in/oidc";

    /** Where the issuer sends people back to. */
    static final String BACK = START + "/back";

    /** Where signing out begins, here and at the issuer. */
    static final String OUT = START + "/out";

    /** Where the issuer tells that somebody signed out there. */
    static final String BACK_CHANNEL = START + "/back-channel";

    /** The parameter of {@link #START} for the page to come back to. */
    static final String TO = "to";

    private SignOnAddresses() {}
}
