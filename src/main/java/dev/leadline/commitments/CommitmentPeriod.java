package dev.leadline.commitments;

import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.commitments.terms.CommitmentVersion;
import dev.leadline.commitments.terms.VersionDates;
import dev.leadline.kernel.commitment.BusinessDates;
import dev.leadline.kernel.commitment.CommitmentTerms;
import dev.leadline.kernel.commitment.Pace;
import dev.leadline.kernel.commitment.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/**
 * One period of a commitment, seen from a moment: the versions that were published for it, and its business days by the
 * calendar that was in force at that moment.
 *
 * @param versions in the order in which they were published, so that none holds earlier than the one before
 */
record CommitmentPeriod(List<CommitmentVersion> versions, CalendarVersion calendar, BusinessDates days) {

    static CommitmentPeriod of(List<CommitmentVersion> versions, CalendarVersion calendar) {
        return new CommitmentPeriod(
                versions,
                calendar,
                BusinessDates.of(calendar.calendar(), versions.get(0).period()));
    }

    Period period() {
        return versions.get(0).period();
    }

    /** Returns whether a date is one of it. */
    boolean isRunning(LocalDate date) {
        return !date.isBefore(period().from()) && date.isBefore(period().to());
    }

    ZoneId zone() {
        return calendar.calendar().zone();
    }

    /** The versions one after the other; one that another replaced on the same date is left out. */
    List<VersionDates> segments() {
        return VersionDates.of(versions);
    }

    /** The version that holds on a date: before the period the first, after it the last. */
    CommitmentVersion on(LocalDate date) {
        var segments = segments();
        return segments.stream()
                .filter(each -> !each.from().isAfter(date))
                .reduce((earlier, later) -> later)
                .orElse(segments.get(0))
                .version();
    }

    /** The pace of what is promised, with a corner where another version begins. */
    Pace pace(Function<CommitmentTerms, BigDecimal> promised) {
        return new Pace(
                days.count(),
                segments().stream()
                        .map(each -> new Pace.Promised(days.before(each.from()), promised.apply(each.terms())))
                        .toList());
    }
}
