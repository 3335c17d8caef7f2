package dev.leadline.web.problems;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The problems of one request that may have many, such as a bulk request: a failure that meets line after line is logged
 * when it meets the first.
 */
public final class RepeatedProblems {

    private final String requestId;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    /** @param requestId the id of the request */
    public RepeatedProblems(String requestId) {
        this.requestId = requestId;
    }

    /** The problem on the wire, with the id of the request. */
    public ProblemBody from(Throwable thrown) {
        var problem = Problems.problemOf(thrown);
        boolean isFirst = logged.add(
                problem.type() + " " + Problems.deepest(thrown).getClass().getName());
        return isFirst ? Problems.from(thrown, requestId) : ProblemBody.from(problem, requestId);
    }
}
