package dev.leadline.whatifs.changes;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.policy.ObligationKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says how many of a lead's remaining attempts are made within the next 10 business days, if they are made at an even pace
 * until all are due. What is late or due by then counts whole. Many threads may ask.
 */
public final class EvenPace {

    /** The days counted, as people say it. */
    public static final String AHEAD = "10 business days";

    private final Map<Due, Share> shares = new ConcurrentHashMap<>();

    private record Due(BusinessCalendar calendar, Instant now, Instant at) {}

    /** A part of the open time until something is due. */
    private record Share(long part, long whole) {

        static final Share ALL = new Share(1, 1);
        static final Share NONE = new Share(0, 1);
    }

    /**
     * The attempts whose turn comes by then, rounded down.
     *
     * @param remaining those that still have to be made
     */
    long soon(Decision decision, long remaining) {
        if (remaining == 0) {
            return 0;
        }
        var calendar = decision.clock().calendar().calendar();
        var now = decision.facts().asOf().at();
        var share = decision.conclusions().obligations().stream()
                .filter(each -> each.kind().equals(ObligationKind.ALL_ATTEMPTS))
                .findFirst()
                .map(each -> each.deadline().at())
                .map(at -> shares.computeIfAbsent(new Due(calendar, now, at), EvenPace::share))
                .orElse(Share.NONE);
        return Math.multiplyExact(remaining, share.part()) / share.whole();
    }

    private static Share share(Due due) {
        try {
            var end = due.calendar().findDeadline(due.now(), BusinessDuration.parse(AHEAD), List.of());
            if (end.isPresent() && due.at().isAfter(end.get())) {
                var part = due.calendar().openBetween(due.now(), end.get());
                return new Share(
                        part.getSeconds(),
                        due.calendar().openBetween(due.now(), due.at()).getSeconds());
            }
        } catch (Invalid beyondTheCalendar) {
            return Share.ALL;
        }
        return Share.ALL;
    }
}
