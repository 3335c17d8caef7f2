package dev.leadline.kernel.commitment;

import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.BusinessDuration;
import org.jspecify.annotations.Nullable;

/**
 * Which leads count. A lead is delivered at its receipt in the stage, once per cycle, with the type it had then. What is
 * missing to it is tested in a fixed order, so that it has one reason.
 *
 * @param terms the types that are promised
 * @param calendar the calendar whose business days a return has
 * @param within how long after receipt a return takes a lead away; {@code null} where none does
 */
public record CountingRules(CommitmentTerms terms, BusinessCalendar calendar, @Nullable BusinessDuration within) {

    public Judgement judge(ReceivedLead lead) {
        if (!lead.isOriginated() && !lead.isInfluenced()) {
            return Judgement.NOT_MARKETING;
        }
        var quality = lead.quality();
        if (quality.isMerged()) {
            return Judgement.MERGED;
        }
        if (lead.type() == null || terms.findType(lead.type()).isEmpty()) {
            return withoutValue(quality);
        }
        return switch (quality.dispute()) {
            case OPEN -> Judgement.DISPUTED;
            case COUNTS -> Judgement.DECIDED_TO_COUNT;
            case DOES_NOT_COUNT -> Judgement.DECIDED_NOT_TO_COUNT;
            case NONE -> undisputed(quality);
        };
    }

    /** Nobody can decide that it counts, because nobody knows what it is worth. */
    private static Judgement withoutValue(ReceivedLead.Quality quality) {
        if (quality.isUnscored()) {
            return Judgement.UNSCORED;
        }
        return quality.isHeld() ? Judgement.BELOW_BANDS : Judgement.OTHER_TYPE;
    }

    private Judgement undisputed(ReceivedLead.Quality quality) {
        if (quality.isUnscored()) {
            return Judgement.UNSCORED;
        }
        if (quality.isHeld()) {
            return Judgement.BELOW_BANDS;
        }
        var returned = quality.returned();
        if (returned == null || within == null || isLate(returned, within)) {
            return Judgement.COUNTED;
        }
        return returned.isEarly() ? Judgement.GIVEN_UP_EARLY : Judgement.RETURNED;
    }

    private boolean isLate(ReceivedLead.Return returned, BusinessDuration allowed) {
        return returned.at().isAfter(calendar.deadline(returned.receivedAt(), allowed));
    }
}
