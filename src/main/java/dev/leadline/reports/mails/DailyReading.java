package dev.leadline.reports.mails;

import dev.leadline.policies.publications.PublishedTypes;
import dev.leadline.reports.duties.Bucket;
import dev.leadline.reports.duties.DutyColumn;
import dev.leadline.reports.duties.DutyCounts;
import dev.leadline.reports.duties.DutyQuestion.Period;
import dev.leadline.reports.duties.DutyQuestion.View;
import dev.leadline.reports.duties.Grouping;
import dev.leadline.reports.duties.Restatements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the figures of a daily mail, as known at its moment. */
@ApplicationScoped
class DailyReading {

    /** What was due longer ago is not looked at for restatements. */
    private static final int DAYS_BACK = 92;

    private static final Grouping TEAM = Grouping.of(DutyColumn.TEAM);

    private final DutyCounts counts;
    private final Restatements restatements;
    private final PublishedTypes published;
    private final LateReading late;
    private final UnscoredReading unscored;

    DailyReading(
            DutyCounts counts,
            Restatements restatements,
            PublishedTypes published,
            LateReading late,
            UnscoredReading unscored) {
        this.counts = counts;
        this.restatements = restatements;
        this.published = published;
        this.late = late;
        this.unscored = unscored;
    }

    /** @param last the moment of the mail before */
    DailyFigures read(MailFrame frame, Instant last) {
        var today = frame.today();
        var before = LocalDate.ofInstant(last, frame.zone());
        var from = before.isBefore(today) ? before : today.minusDays(1);
        return new DailyFigures(
                late.read(frame),
                due(frame, today),
                new DailyFigures.Since(from, today, ended(frame, from, today)),
                restated(frame, from, last),
                unscored.read(frame));
    }

    private Map<String, Map<String, Long>> due(MailFrame frame, LocalDate today) {
        var due = new TreeMap<String, Map<String, Long>>(Comparator.nullsLast(Comparator.naturalOrder()));
        for (var duty : published.obligationKinds()) {
            var asked = frame.asked(duty, new Period(View.DUE, today, today.plusDays(1)));
            counts.count(asked, List.of(TEAM)).groups().forEach((group, tally) -> {
                if (tally.in(Bucket.IN_TIME) > 0) {
                    due.computeIfAbsent(group.get(0), any -> new LinkedHashMap<>())
                            .put(duty, tally.in(Bucket.IN_TIME));
                }
            });
        }
        return due;
    }

    private Map<String, DailyFigures.Ended> ended(MailFrame frame, LocalDate from, LocalDate to) {
        var ended = new LinkedHashMap<String, DailyFigures.Ended>();
        for (var duty : published.obligationKinds()) {
            var all = counts.count(frame.asked(duty, new Period(View.DUE, from, to)), List.of())
                    .total();
            ended.put(duty, new DailyFigures.Ended(all.in(Bucket.KEPT_LATE), all.in(Bucket.NOT_DONE)));
        }
        return ended;
    }

    private DailyFigures.Restated restated(MailFrame frame, LocalDate to, Instant last) {
        var restated = new LinkedHashMap<String, Long>();
        var period = new Period(View.DUE, to.minusDays(DAYS_BACK), to);
        for (var duty : published.obligationKinds()) {
            restated.put(duty, restatements.count(frame.asked(duty, period, last)));
        }
        return new DailyFigures.Restated(last, period.from(), period.to(), restated);
    }
}
