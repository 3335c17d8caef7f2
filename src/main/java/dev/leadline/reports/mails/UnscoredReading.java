package dev.leadline.reports.mails;

import dev.leadline.reports.cycles.WaitingLeads;
import dev.leadline.reports.cycles.WaitingLeads.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;

/** Reads which leads have waited for a score for long. */
@ApplicationScoped
class UnscoredReading {

    private static final Duration LONG = Duration.ofDays(1);

    private final WaitingLeads waiting;

    UnscoredReading(WaitingLeads waiting) {
        this.waiting = waiting;
    }

    DailyFigures.Unscored read(MailFrame frame) {
        var found = waiting.read(frame.asked(null, null), frame.at().minus(LONG));
        return new DailyFigures.Unscored(
                found.stream().mapToLong(Waiting::leads).sum(),
                found.stream()
                        .map(Waiting::oldest)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }
}
