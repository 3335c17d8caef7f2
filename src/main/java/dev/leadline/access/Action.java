package dev.leadline.access;

import java.util.Locale;

/**
 * What somebody may be allowed to do. A door names the one that it needs ({@link Needs}), and never a role; {@link Role}
 * says which role may do what.
 */
public enum Action {
    /** What needs no credentials: to ask how to come in, and to do it. */
    SIGN_IN("Signing in"),
    /** Whatever anybody may do who is known at all, such as to ask who one is. */
    BE_SIGNED_IN("Using this server"),
    READ_AGREEMENTS("Reading policies, calendars and rules"),
    READ_DRAFTS("Reading drafts and what-ifs"),
    EDIT_DRAFTS("Editing drafts"),
    /** To see what would be decided, and to keep nothing of it but the figures of a what-if. */
    TRY_OUT("Trying out policies"),
    /** To ask others for their consent to a publication. */
    PROPOSE("Proposing publications"),
    /** To consent to what others propose, or to send it back. */
    CONSENT("Consenting to publications"),
    PUBLISH("Publishing"),
    READ_QUEUE("Reading the queue"),
    READ_LEADS("Reading leads"),
    TELL_FACTS("Telling facts"),
    DECIDE("Recording decisions"),
    READ_DECISIONS("Reading decisions"),
    READ_REPORTS("Reading reports"),
    SUBSCRIBE("Changing subscriptions"),
    READ_PLANS("Reading commitments, waivers and optimisations"),
    PLAN("Writing commitments, waivers and optimisations"),
    /** What a planner asks and another answers: waivers and disputes. */
    SETTLE("Approving waivers and deciding disputes"),
    READ_OPERATIONS("Reading receivers, deliveries, sources and metrics"),
    OPERATE("Changing receivers, deliveries, sources and samples"),
    READ_KEYS("Reading keys"),
    MANAGE_KEYS("Managing keys"),
    READ_ACCOUNTS("Reading accounts and sessions"),
    MANAGE_ACCOUNTS("Managing accounts and sessions"),
    READ_RECORDS("Reading who asked for what");

    private final String doing;

    Action(String doing) {
        this.doing = doing;
    }

    /** As the beginning of a sentence, such as {@code Publishing}. */
    public String doing() {
        return doing;
    }

    /** As it goes over the wire, such as {@code read-leads}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
