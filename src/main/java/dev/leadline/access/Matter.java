package dev.leadline.access;

/**
 * What an action is about. Every decision of access is made about one, so that later a tenant can be a part of it.
 *
 * @param kind what it is
 * @param id which one; empty for all of its kind
 */
public record Matter(Kind kind, String id) {

    /** Whatever nothing but the action is asked about. */
    public static final Matter ANY = new Matter(Kind.ANY, "");

    /** What belongs to policies and is told apart later: the door asks again once it knows to which. */
    public static final Matter DIVIDED = new Matter(Kind.DIVIDED, "");

    /** What can be told apart when access is decided. */
    public enum Kind {
        ANY,
        DIVIDED,
        POLICY
    }

    public static Matter policy(String id) {
        return new Matter(Kind.POLICY, id);
    }
}
