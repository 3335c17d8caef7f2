package dev.leadline.web.problems;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every kind of problem that the server answers with. The URI of a type never changes once published; it can be opened
 * and explains itself (see {@link ProblemsResource}).
 */
public enum ProblemType {
    BAD_REQUEST(
            400, "The request cannot be understood", "The request line, a header or a parameter is not valid HTTP."),
    MALFORMED_JSON(
            400,
            "The JSON cannot be read",
            "The body is missing, is not JSON, nests too deeply, goes on after its end, or has a field twice or a field that"
                    + " is not known. Nothing was done."),
    UNAUTHENTICATED(401, "Who is asking is not known", "The request needs a valid credential."),
    FORBIDDEN(403, "The caller may not do this", "The credential is valid, but its role does not allow this."),
    NOT_FOUND(404, "There is no such thing", "Nothing lives under this address or id."),
    METHOD_NOT_ALLOWED(405, "The method is not served here", "The header Allow lists the methods that are."),
    NOT_ACCEPTABLE(406, "The wanted format is not offered", "No format named in the header Accept is offered here."),
    TIMED_OUT(408, "The request took too long to arrive", "The body stopped arriving. Nothing was done."),
    CONFLICT(409, "The request contradicts what is stored", "What was sent and what is kept cannot both be true."),
    CHANGED_MEANWHILE(412, "Somebody else changed it meanwhile", "The given ETag is not that of the present state."),
    TOO_LARGE(413, "The request is too large", "The body, or a text in it, is larger than this door accepts."),
    UNSUPPORTED_MEDIA_TYPE(415, "The format is not read here", "The header Content-Type names a format not read here."),
    INVALID_VALUE(
            422,
            "A value cannot be accepted",
            "The request was read, but values in it cannot be accepted. Each is listed under errors, with its place (a"
                    + " JSON pointer), the value read there and what it must be. Nothing was done."),
    PRECONDITION_REQUIRED(
            428,
            "It must be said what was seen",
            "What is changed may have been changed meanwhile: the header If-Match names the version that the change was made"
                    + " for. Nothing was done."),
    TOO_MANY_REQUESTS(429, "Too many requests", "The header Retry-After says when to ask again."),
    INTERNAL(500, "The server failed", "This is a fault of the server. Its log has the cause under the requestId."),
    UNAVAILABLE(
            503,
            "The server cannot answer at the moment",
            "Usually the database is out of reach. The same request may be sent again after the"
                    + " seconds in the header Retry-After."),
    RULE_FAILED(
            503,
            "A rule failed for this lead",
            "The rules in force come to no answer for this lead: one of them failed, or what they concluded cannot be. It is"
                    + " a fault of the rules and not of the request; each rule is listed under errors as the value."
                    + " Nothing was done. Other leads are decided. Whoever keeps the rules can mend them while the"
                    + " server runs."),
    NO_RULES(
            503,
            "No rules are in force",
            "The rules that there are were refused, and none that passed before can go on. The server is not ready, and"
                    + " /q/health/ready says why. Nothing was done. It goes on as soon as the rules are mended.");

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

    /** What it means and what was, or was not, done: for whoever opens the URI. */
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
