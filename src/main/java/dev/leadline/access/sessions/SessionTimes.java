package dev.leadline.access.sessions;

import dev.leadline.database.CannotStart;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long sessions last: unused, and in all. */
@Singleton
final class SessionTimes {

    /** When a session was seen is known to about a minute. */
    private static final Duration LEAST_IDLE = Duration.ofMinutes(5);

    private final Duration idle;
    private final Duration longest;

    /** @throws CannotStart when nobody could work with them */
    SessionTimes(
            @ConfigProperty(name = "leadline.sessions.idle") Duration idle,
            @ConfigProperty(name = "leadline.sessions.longest") Duration longest) {
        if (idle.compareTo(LEAST_IDLE) < 0 || idle.compareTo(longest) > 0) {
            throw new CannotStart("LEADLINE_SESSIONS_IDLE (" + idle + ") must be from 5 minutes to"
                    + " LEADLINE_SESSIONS_LONGEST (" + longest + ").\nLeave both out for 8h and 24h.");
        }
        this.idle = idle;
        this.longest = longest;
    }

    /** How long a session lasts that nobody uses. */
    Duration idle() {
        return idle;
    }

    /** How long a session lasts, however much it is used. */
    Duration longest() {
        return longest;
    }
}
