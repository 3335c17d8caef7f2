package dev.leadline.web.problems;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Decides what is logged of answers with 503: each reason once a second. While a database is away there are thousands a minute. */
final class OutageLog {

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_REASONS = 100;

    private final Map<String, Said> said = new HashMap<>();

    /** When a reason was logged last, and how often it came up since. */
    private record Said(long at, long unsaid) {}

    /**
     * What is to be logged; empty when the reason was logged just now.
     *
     * @param now in nanoseconds, of a clock that only runs on
     */
    synchronized Optional<String> line(String requestId, String reason, long now) {
        var before = said.get(reason);
        if (before != null && now - before.at() < PAUSE) {
            said.put(reason, new Said(before.at(), before.unsaid() + 1));
            return Optional.empty();
        }
        if (said.size() >= MOST_REASONS) {
            said.clear();
        }
        said.put(reason, new Said(now, 0));
        var others = before == null || before.unsaid() == 0 ? "" : " (and " + before.unsaid() + " more before it)";
        return Optional.of("Request " + requestId + " was answered with status 503: " + reason + others);
    }
}
