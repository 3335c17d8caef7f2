package dev.leadline.web.problems;

import dev.leadline.kernel.Invalid;
import java.util.List;

/** Thrown by a door to answer with a problem (RFC 9457). The kernel knows none of this: it throws {@link Invalid}. */
public final class Problem extends RuntimeException {

    private final ProblemType type;
    private final int status;
    private final transient List<Invalid.Fault> errors;

    public Problem(ProblemType type, String detail, List<Invalid.Fault> errors) {
        this(type, type.status(), detail, errors, null);
    }

    public Problem(ProblemType type, int status, String detail, List<Invalid.Fault> errors, Throwable cause) {
        super(detail, cause);
        this.type = type;
        this.status = status;
        this.errors = List.copyOf(errors);
    }

    /** 422: the value at {@code pointer} cannot be accepted; {@code detail} is a sentence that names both. */
    public static Problem invalid(String pointer, Object value, String detail) {
        return from(new Invalid(pointer, value, detail));
    }

    /** 422: all faults; the first one's sentence is the detail, with a word on how many more there are. */
    public static Problem from(Invalid invalid) {
        return of(ProblemType.INVALID_VALUE, invalid.faults());
    }

    /** A problem whose detail is the sentence of the first fault. */
    static Problem of(ProblemType type, List<Invalid.Fault> faults) {
        if (faults.isEmpty()) {
            return new Problem(type, type.explanation(), faults);
        }
        int more = faults.size() - 1;
        String first = faults.get(0).detail();
        String hint =
                more == 0 ? "" : more == 1 ? "\nThere is one more fault." : "\nThere are " + more + " more faults.";
        return new Problem(type, first + hint, faults);
    }

    /** 400: the request cannot be understood. */
    public static Problem badRequest(String detail) {
        return new Problem(ProblemType.BAD_REQUEST, detail, List.of());
    }

    /** 404: a sentence that names what was not found. */
    public static Problem notFound(String detail) {
        return new Problem(ProblemType.NOT_FOUND, detail, List.of());
    }

    /** 409: what was sent contradicts what is kept. */
    public static Problem conflict(String detail) {
        return new Problem(ProblemType.CONFLICT, detail, List.of());
    }

    /** 409: as {@link #conflict(String)}, with the place and value that contradict. */
    public static Problem conflict(String pointer, Object value, String detail) {
        return of(ProblemType.CONFLICT, new Invalid(pointer, value, detail).faults());
    }

    /** 413: more was sent than is accepted here. */
    public static Problem tooLarge(String detail) {
        return new Problem(ProblemType.TOO_LARGE, detail, List.of());
    }

    /** 429 with {@code Retry-After}: nothing was done, there is no room for it now. */
    public static Problem tooMany(String detail) {
        return new Problem(ProblemType.TOO_MANY_REQUESTS, detail, List.of());
    }

    /** 503 with {@code Retry-After}: nothing was done, the same request may be sent again. */
    public static Problem unavailable(String detail, Throwable cause) {
        return new Problem(ProblemType.UNAVAILABLE, ProblemType.UNAVAILABLE.status(), detail, List.of(), cause);
    }

    public ProblemType type() {
        return type;
    }

    /** The HTTP status: that of the type, but for the rare status that has no type of its own. */
    public int status() {
        return status;
    }

    public List<Invalid.Fault> errors() {
        return errors;
    }
}
