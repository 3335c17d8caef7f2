package dev.leadline.proposals;

import dev.leadline.access.Matter;
import dev.leadline.web.QuotedText;

/**
 * What a proposal is about.
 *
 * @param kind what it is
 * @param id which one
 */
record ProposedSubject(SubjectKind kind, String id) {

    static ProposedSubject policy(String id) {
        return new ProposedSubject(SubjectKind.POLICY, id);
    }

    static ProposedSubject calendar(String id) {
        return new ProposedSubject(SubjectKind.CALENDAR, id);
    }

    static ProposedSubject commitment(String id) {
        return new ProposedSubject(SubjectKind.COMMITMENT, id);
    }

    static ProposedSubject waiver(long id) {
        return new ProposedSubject(SubjectKind.WAIVER, String.valueOf(id));
    }

    /** Such as {@code the policy (emea)}. */
    String words() {
        return "the " + kind.word() + " (" + QuotedText.of(id) + ")";
    }

    Matter matter() {
        return kind == SubjectKind.POLICY ? Matter.policy(id) : Matter.ANY;
    }
}
