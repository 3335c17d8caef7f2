package dev.leadline.access;

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

    /** Whether an admin could come in by it now. */
    boolean letsAdminIn();

    /** Whether it was set up so that nobody shall come in without it, as a company's sign-on is. */
    boolean rulesOutLocal();
}
