package dev.leadline.access;

import dev.leadline.web.problems.Problem;

/** Too much was asked of this server for now: 429, with when to ask again. */
public final class Throttled extends RuntimeException {

    private final transient Problem problem;
    private final long seconds;

    /**
     * Says so.
     *
     * @param seconds after which there is room again, 1 or more
     */
    public Throttled(String detail, long seconds) {
        super(detail);
        this.problem = Problem.tooMany(detail);
        this.seconds = seconds;
    }

    Problem problem() {
        return problem;
    }

    long seconds() {
        return seconds;
    }
}
