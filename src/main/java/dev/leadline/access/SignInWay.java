package dev.leadline.access;

import java.util.Optional;

/**
 * A way to be known to this server, such as keys. Each is a bean; beside it, an authentication mechanism puts an {@link Identity}
 * into the {@code SecurityIdentity} under {@link Identity#ATTRIBUTE}.
 */
public interface SignInWay {

    /** What it is called in {@code /v1/me}, such as {@code key}. */
    String word();

    /** Whether somebody could come in by it, so that it is worth telling. */
    default boolean isOffered() {
        return true;
    }

    /** Where people sign in who are known to others, such as a company's sign-on; empty where this server knows them itself. */
    default Optional<Elsewhere> elsewhere() {
        return Optional.empty();
    }

    /**
     * Others who know people.
     *
     * @param name what people call them
     * @param start where signing in begins, at this server
     */
    record Elsewhere(String name, String start) {}

    /** Whether an admin could come in by it now. */
    boolean letsAdminIn();

    /** Whether it was set up so that nobody shall come in without it, as a company's sign-on is. */
    boolean rulesOutLocal();
}
