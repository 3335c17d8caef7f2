package dev.leadline.commitments.terms;

import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.BusinessDuration;
import dev.leadline.kernel.commitment.CommitmentTerms;
import dev.leadline.kernel.commitment.CountingRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The dates on which a version holds.
 *
 * @param to the first date after them
 */
public record VersionDates(CommitmentVersion version, LocalDate from, LocalDate to) {

    /**
     * The versions of one period one after the other; one that another replaced on the same date is left out.
     *
     * @param versions in the order in which they were published, so that none holds earlier than the one before
     */
    public static List<VersionDates> of(List<CommitmentVersion> versions) {
        var segments = new ArrayList<VersionDates>();
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            var to = i + 1 < versions.size()
                    ? versions.get(i + 1).effectiveFrom()
                    : version.period().to();
            if (version.effectiveFrom().isBefore(to)) {
                segments.add(new VersionDates(version, version.effectiveFrom(), to));
            }
        }
        return segments;
    }

    public CommitmentTerms terms() {
        return version.toTerms();
    }

    public CountingRules rules(BusinessCalendar calendar) {
        var quality = version.terms().qualityRules();
        return new CountingRules(terms(), calendar, quality == null ? null : BusinessDuration.parse(quality.within()));
    }
}
