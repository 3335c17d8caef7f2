package dev.leadline.access.oidc;

import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import io.quarkus.oidc.OIDCException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Why somebody could not be signed in, for the page that tells them.
 *
 * @param status of HTTP
 * @param sentence what happened, and what to do
 * @param cause for the log; never a part of a token
 */
record SignOnFault(int status, String sentence, String cause) {

    private static final int UNAUTHENTICATED = 401;
    private static final int AWAY = 503;

    SignOnFault(int status, String sentence) {
        this(status, sentence, sentence);
    }

    static SignOnFault none() {
        return new SignOnFault(
                404, "This server has no sign-on. Ask its operator to set one up (LEADLINE_OIDC_ISSUER).");
    }

    static SignOnFault noPage() {
        return new SignOnFault(400, "The address to come back to is no page of this server.");
    }

    /** Somebody came back whom this browser did not send, or too late. */
    static SignOnFault stale() {
        return new SignOnFault(
                UNAUTHENTICATED, "The sign-in was begun too long ago, or in another browser. Begin again.");
    }

    /** The issuer says so itself. */
    static SignOnFault refused(String error, SignOnSettings settings) {
        return new SignOnFault(
                UNAUTHENTICATED, settings.name() + " did not sign you in (" + QuotedText.of(error) + ").");
    }

    static SignOnFault away(SignOnSettings settings) {
        return new SignOnFault(AWAY, settings.name() + " does not answer now. Try again in some seconds.");
    }

    static SignOnFault tooMany() {
        return new SignOnFault(429, "There were too many failed attempts from your address. Try again in a minute.");
    }

    /** The database is away, where sessions are kept, or this server fails. */
    static SignOnFault busy(Throwable failed) {
        return new SignOnFault(
                AWAY,
                "The server cannot keep who is signed in now. Try again in some seconds.",
                failed.toString().lines().findFirst().orElse(""));
    }

    /** Why nobody who was verified could be let in. */
    static SignOnFault notLetIn(Throwable failed) {
        return failed instanceof Problem problem && problem.status() < 500
                ? new SignOnFault(problem.status(), problem.getMessage().replace("\n", " "))
                : busy(failed);
    }

    /** What kind of problem it would be at a door of the API, for those who count them. */
    ProblemType type() {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status)
                .findFirst()
                .orElseThrow();
    }

    /** Whether whoever asked brought what is worth nothing, rather than that this server or another one fails. */
    boolean isTheirs() {
        return status == UNAUTHENTICATED;
    }

    /** What the library says: it judges what came back, or whoever was to say so could not be asked. */
    static SignOnFault of(Throwable failed, SignOnSettings settings) {
        boolean isJudged = !(failed instanceof OIDCException) && causes(failed).allMatch(SignOnFault::isJudgement);
        return isJudged
                ? new SignOnFault(
                        UNAUTHENTICATED,
                        "What " + settings.name() + " answered is not valid, or was used already. Begin again.",
                        causes(failed).map(SignOnFault::words).collect(Collectors.joining(", ")))
                : new SignOnFault(
                        AWAY,
                        away(settings).sentence(),
                        causes(failed).map(SignOnFault::words).collect(Collectors.joining(", ")));
    }

    /** An answer of the issuer that refuses a code is an OIDCException within another; one that nobody could ask is not within any. */
    private static boolean isJudgement(Throwable cause) {
        var from = cause.getClass().getPackageName();
        return from.equals("io.quarkus.security") || from.startsWith("org.jose4j") || cause instanceof OIDCException;
    }

    /** Messages of the library may quote tokens, so only what kind of failure it was, and of a token the codes. */
    private static String words(Throwable cause) {
        return cause instanceof InvalidJwtException invalid
                ? "ID token refused, codes "
                        + invalid.getErrorDetails().stream()
                                .map(each -> String.valueOf(each.getErrorCode()))
                                .collect(Collectors.joining(" "))
                : cause.getClass().getSimpleName();
    }

    private static Stream<Throwable> causes(Throwable failed) {
        return Stream.iterate(failed, each -> each != null, Throwable::getCause).limit(10);
    }
}
