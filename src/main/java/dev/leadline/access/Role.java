package dev.leadline.access;

import static dev.leadline.access.Action.BE_SIGNED_IN;
import static dev.leadline.access.Action.CONSENT;
import static dev.leadline.access.Action.DECIDE;
import static dev.leadline.access.Action.EDIT_DRAFTS;
import static dev.leadline.access.Action.OPERATE;
import static dev.leadline.access.Action.PLAN;
import static dev.leadline.access.Action.PROPOSE;
import static dev.leadline.access.Action.PUBLISH;
import static dev.leadline.access.Action.READ_ACCOUNTS;
import static dev.leadline.access.Action.READ_AGREEMENTS;
import static dev.leadline.access.Action.READ_DECISIONS;
import static dev.leadline.access.Action.READ_DRAFTS;
import static dev.leadline.access.Action.READ_KEYS;
import static dev.leadline.access.Action.READ_LEADS;
import static dev.leadline.access.Action.READ_OPERATIONS;
import static dev.leadline.access.Action.READ_PLANS;
import static dev.leadline.access.Action.READ_QUEUE;
import static dev.leadline.access.Action.READ_RECORDS;
import static dev.leadline.access.Action.READ_REPORTS;
import static dev.leadline.access.Action.SETTLE;
import static dev.leadline.access.Action.SIGN_IN;
import static dev.leadline.access.Action.SUBSCRIBE;
import static dev.leadline.access.Action.TELL_FACTS;
import static dev.leadline.access.Action.TRY_OUT;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who may do what: the one table. {@code docs/access.md} shows it, and a test compares the two. */
public enum Role {
    /** Reads what was agreed. */
    VIEWER(READ_AGREEMENTS),
    /** Works on leads. */
    REPRESENTATIVE(READ_AGREEMENTS, READ_QUEUE, READ_LEADS, READ_DECISIONS, TELL_FACTS),
    /** Writes drafts and tries them. */
    ANALYST(
            READ_AGREEMENTS,
            READ_DRAFTS,
            EDIT_DRAFTS,
            TRY_OUT,
            PROPOSE,
            READ_QUEUE,
            READ_LEADS,
            READ_DECISIONS,
            READ_REPORTS,
            READ_PLANS),
    /** Consents to what others wrote, puts it in force, and looks at the leads that would be answered otherwise. */
    APPROVER(
            READ_AGREEMENTS,
            READ_DRAFTS,
            TRY_OUT,
            PROPOSE,
            CONSENT,
            PUBLISH,
            READ_LEADS,
            READ_DECISIONS,
            READ_REPORTS,
            READ_PLANS,
            SETTLE),
    /** Another program: tells facts, asks for decisions, reads what is to be done. */
    APPLICATION(READ_AGREEMENTS, READ_QUEUE, READ_LEADS, TELL_FACTS, DECIDE, READ_DECISIONS),
    /** Leads a team. */
    LEADER(READ_AGREEMENTS, READ_QUEUE, READ_LEADS, READ_DECISIONS, READ_REPORTS, SUBSCRIBE, READ_PLANS),
    /** Plans what is promised. */
    PLANNER(READ_AGREEMENTS, READ_REPORTS, READ_PLANS, PLAN, SETTLE),
    /** Reads everything and changes nothing; what it reads is recorded. */
    AUDITOR(
            READ_AGREEMENTS,
            READ_DRAFTS,
            READ_QUEUE,
            READ_LEADS,
            READ_DECISIONS,
            READ_REPORTS,
            READ_PLANS,
            READ_OPERATIONS,
            READ_KEYS,
            READ_ACCOUNTS,
            READ_RECORDS),
    /** Runs the server. */
    OPERATOR(READ_AGREEMENTS, READ_OPERATIONS, OPERATE),
    /** May do everything. */
    ADMIN(Action.values());

    private final Set<Action> actions;

    Role(Action... actions) {
        var all = EnumSet.of(SIGN_IN, BE_SIGNED_IN);
        all.addAll(List.of(actions));
        this.actions = Collections.unmodifiableSet(all);
    }

    /** What it may do. */
    public Set<Action> actions() {
        return actions;
    }

    /** As it goes over the wire, such as {@code viewer}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of a word; empty when there is none. */
    public static Optional<Role> findNamed(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** Those who may do something. */
    public static List<Role> allowed(Action action) {
        return Arrays.stream(values())
                .filter(role -> role.actions.contains(action))
                .toList();
    }
}
