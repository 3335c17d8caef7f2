package dev.leadline.web.problems;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every kind of problem that the server answers with. The URI of a type never changes once published; it can be opened
 * and explains itself (see {@link ProblemsResource}).
 */
public enum ProblemType {
    BAD_REQUEST(400, "The request is not valid HTTP", "The request line, a header or a parameter is not valid HTTP."),
    MALFORMED_JSON(
            400,
            "The JSON is malformed",
            "The body is missing, is not JSON, nests too deeply, continues after its end, or has a duplicate or"
                    + " unknown field. Nothing was changed."),
    UNAUTHENTICATED(
            401,
            "Nobody is known to ask",
            "The request has no credentials, or none that are valid. Sign in, or use the header Authorization: Bearer"
                    + " with a key; GET /v1/sign-in lists the ways. Nothing was read or changed."),
    FORBIDDEN(
            403,
            "You may not do this",
            "The server knows who asks, and they may not do this: the detail says which roles may. GET /v1/me says who"
                    + " you are and what you may do. Nothing was read or changed."),
    PASSWORD_CHANGE_NEEDED(
            403,
            "The password is for one time",
            "Name and password are right, and the password was given by an admin for one time. Send the same to POST"
                    + " /v1/session once more, with the field newPassword. Nobody is signed in yet."),
    FOREIGN_PAGE(
            403,
            "A page of another site may not do this",
            "A browser sent the request for a page that is not this server's. Nothing was changed. Open the pages of"
                    + " this server under its own address; LEADLINE_URL is the address that it knows itself by."),
    NOT_FOUND(404, "Not found", "Nothing exists at this address or under this id."),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here", "The header Allow lists the allowed methods."),
    NOT_ACCEPTABLE(
            406,
            "The requested format is not available",
            "This address offers none of the formats in the" + " header Accept."),
    TIMED_OUT(408, "The request took too long to arrive", "The body did not arrive completely. Nothing was changed."),
    CONFLICT(409, "The request conflicts with stored data", "The request and the stored data contradict each other."),
    APPROVAL_NEEDED(
            409,
            "Others must consent first",
            "What is in force says how many persons must consent before it is replaced. Propose it: POST"
                    + " /v1/policies/{id}/proposals. Whoever may consent and edited nothing of it consents there, and with"
                    + " the last consent it is published. Nothing was changed."),
    CHANGED_MEANWHILE(
            412,
            "The resource has changed",
            "The header If-Match does not name the current version: somebody else has changed the resource. Get it"
                    + " again, then repeat the change."),
    TOO_LARGE(413, "The request is too large", "The body, or a text in it, exceeds the limit of this address."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "The format is not supported",
            "This address does not accept the format in the" + " header Content-Type."),
    MISDIRECTED(
            421,
            "The request is for another host",
            "The header Host names a host that is not this server's. Use localhost, or add the name to the setting"
                    + " LEADLINE_HTTP_NAMES. Nothing was read or changed."),
    INVALID_VALUE(
            422,
            "A value is not valid",
            "The request is well formed, but some values are not valid. `errors` lists each with its place (a"
                    + " JSON pointer), its value and what it must be. Nothing was changed."),
    PRECONDITION_REQUIRED(
            428,
            "The header If-Match is required",
            "Use the header If-Match to name the version that you changed, so that you do not overwrite the changes of"
                    + " others. Nothing was changed."),
    TOO_MANY_REQUESTS(429, "Too many requests", "Wait for the seconds in the header Retry-After, then try again."),
    INTERNAL(
            500,
            "The server failed",
            "This is a fault of the server, not of the request. The server's log shows"
                    + " the cause under the requestId."),
    UNAVAILABLE(
            503,
            "The server is temporarily unavailable",
            "Usually the database cannot be reached. Send the same request again after the"
                    + " seconds in the header Retry-After."),
    BUSY(
            503,
            "The server is busy",
            "The server works on as many requests as it can at once, and as many wait. Nothing was changed. Send the"
                    + " same request again after the seconds in the header Retry-After."),
    RULE_FAILED(
            503,
            "A rule failed for this lead",
            "The rules in force found no valid answer for this lead: a rule failed, or rules contradict each other."
                    + " This is a fault of the rules, not of the request; `errors` lists each rule as a value."
                    + " Nothing was changed. Decisions for other leads still work. The rules can be fixed while the"
                    + " server runs."),
    NO_RULES(
            503,
            "No rules are in force",
            "The server refused the current rules, and no earlier rules can replace them. The server is not ready, and"
                    + " /q/health/ready says why. Nothing was changed. Decisions resume as soon as the rules are"
                    + " fixed.");

    private final int status;
    private final String title;
    private final String explanation;

    ProblemType(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    /** The type that an HTTP status stands for; statuses without one of their own fall to the head of their class. */
    public static ProblemType ofStatus(int status) {
        if (status == 400) {
            return BAD_REQUEST;
        }
        return Arrays.stream(values())
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(status < 500 ? BAD_REQUEST : INTERNAL);
    }

    /** The type with this last part of its URI, such as {@code invalid-value}. */
    public static Optional<ProblemType> findNamed(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Returns what it means and what was, or was not, done: for whoever opens the URI. */
    public String explanation() {
        return explanation;
    }

    /** The last part of the URI, such as {@code invalid-value}. */
    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The stable URI, relative to the server, such as {@code /problems/invalid-value}. */
    public String uri() {
        return "/problems/" + slug();
    }
}
