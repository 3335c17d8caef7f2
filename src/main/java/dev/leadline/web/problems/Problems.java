package dev.leadline.web.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.NoRules;
import dev.leadline.kernel.RuleFault;
import dev.leadline.web.RequestId;
import io.micrometer.core.instrument.Metrics;
import jakarta.validation.ConstraintViolationException;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * Turns whatever was thrown into the problem to answer with, over HTTP or within a stream of answers. It knows nothing of JAX-RS;
 * whoever may have its exceptions asks {@link HttpProblems} first.
 */
public final class Problems {

    private static final System.Logger LOG = System.getLogger(Problems.class.getName());

    private static final OutageLog OUTAGES = new OutageLog();

    private Problems() {}

    /** The problem on the wire, with the id of the present request (null outside one). A 500 is logged under it. */
    public static ProblemBody from(Throwable thrown) {
        return from(thrown, RequestId.current());
    }

    /** The problem on the wire, with a given request id, and counted. A 500 is logged under it, with its stack trace. */
    public static ProblemBody from(Throwable thrown, String requestId) {
        Problem problem = problemOf(thrown);
        Metrics.counter("leadline.refusals", "type", problem.type().slug()).increment();
        if (problem.type() == ProblemType.INTERNAL) {
            LOG.log(
                    Level.ERROR,
                    "Request " + requestId + " failed and was answered with status " + problem.status(),
                    thrown);
        } else if (problem.type() == ProblemType.UNAVAILABLE) {
            OUTAGES.line(requestId, deepest(thrown).toString(), System.nanoTime())
                    .ifPresent(line -> LOG.log(Level.WARNING, line));
        }
        return ProblemBody.from(problem, requestId);
    }

    /** Finds the problem for a failure of the database; empty when it is none. */
    public static Optional<Problem> findDatabase(Throwable thrown) {
        return DatabaseProblems.find(thrown);
    }

    public static Problem problemOf(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        if (cause instanceof Problem problem) {
            return problem;
        }
        if (cause instanceof Invalid invalid) {
            return Problem.from(invalid);
        }
        if (cause instanceof Contradiction contradiction) {
            return Problem.of(ProblemType.CONFLICT, List.of(contradiction.fault()));
        }
        if (cause instanceof RuleFault fault) {
            return ruleFailed(fault);
        }
        if (cause instanceof NoRules none) {
            return new Problem(ProblemType.NO_RULES, ProblemType.NO_RULES.status(), none.getMessage(), List.of(), none);
        }
        if (cause instanceof JsonProcessingException json) {
            return JsonProblems.from(json);
        }
        if (cause instanceof ConstraintViolationException violations) {
            return ViolationProblems.from(violations);
        }
        Optional<Problem> ofDatabase = DatabaseProblems.find(cause);
        if (ofDatabase.isPresent()) {
            return ofDatabase.get();
        }
        return internal(cause);
    }

    /** Each rule that spoke is a fault whose value is its name; the place is the whole request, for no part of it is wrong. */
    private static Problem ruleFailed(RuleFault fault) {
        var detail = fault.sentence();
        var errors = fault.rules().stream()
                .map(rule -> new Invalid.Fault("", rule, detail))
                .toList();
        var advice = detail.contains("\n")
                ? ""
                : "\nReport this to the maintainer of the rules. Decisions for other leads still work.";
        return new Problem(ProblemType.RULE_FAILED, ProblemType.RULE_FAILED.status(), detail + advice, errors, fault);
    }

    static Problem internal(Throwable cause) {
        String detail = "The server failed while it handled the request.\nSee the server's log under the requestId.";
        return new Problem(ProblemType.INTERNAL, 500, detail, List.of(), cause);
    }

    /** Only what merely carries another exception is opened: a fault deep inside a failure is still a failure. */
    static Throwable unwrapped(Throwable thrown) {
        Throwable at = thrown;
        while (at.getCause() != null && isCarrier(at)) {
            at = at.getCause();
        }
        return at;
    }

    private static boolean isCarrier(Throwable thrown) {
        return thrown instanceof CompletionException
                || thrown instanceof ExecutionException
                || thrown instanceof UndeclaredThrowableException
                || thrown instanceof InvocationTargetException;
    }

    static Throwable deepest(Throwable thrown) {
        Throwable at = thrown;
        for (int steps = 0; at.getCause() != null && steps < 50; steps++) {
            at = at.getCause();
        }
        return at;
    }
}
