package dev.leadline.reports.mails;

import dev.leadline.kernel.statistics.Proportion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a weekly mail says.
 *
 * @param week the Monday of the week that has ended
 * @param headline the strongest answers of the week, in words
 * @param kept the shares kept of each duty
 * @param groups how first calls of the week were kept, by team, or in a mail about one team by owner
 * @param late duties that are late now, by the open time since their deadline
 * @param givenUp the leads given up in the week
 * @param commitments how marketing's commitments stand against their pace
 * @param published what was published in the week, in its order
 */
record WeeklyFigures(
        LocalDate week,
        List<String> headline,
        List<Kept> kept,
        List<Group> groups,
        Map<String, Long> late,
        GivenUp givenUp,
        List<Commitment> commitments,
        List<Published> published) {

    /**
     * The share kept of a duty, week by week.
     *
     * @param weeks by their Mondays; a week in which nothing was judged is not there
     */
    record Kept(String duty, SortedMap<LocalDate, Proportion> weeks) {

        Optional<Proportion> in(LocalDate week) {
            return Optional.ofNullable(weeks.get(week));
        }

        /** The median of the shares of four weeks; empty when nothing was judged in them. */
        Optional<Double> medianOfFour(LocalDate last) {
            var shares = weeks.subMap(last.minusWeeks(3), last.plusDays(1)).values().stream()
                    .mapToDouble(Proportion::share)
                    .sorted()
                    .toArray();
            int half = shares.length / 2;
            return shares.length == 0
                    ? Optional.empty()
                    : Optional.of(shares.length % 2 == 1 ? shares[half] : (shares[half - 1] + shares[half]) / 2);
        }
    }

    /**
     * First calls of one team or one owner, by both clocks.
     *
     * @param name null for nobody
     * @param byLead the share kept by the lead's clock
     * @param byOwner the same by the clocks of the owners
     * @param handedOver how many of the late ones were routed or handed on late
     */
    record Group(String name, Proportion byLead, Proportion byOwner, long handedOver) {}

    /**
     * Leads given up.
     *
     * @param early those given up early, of all that were given up; empty when none was
     * @param waived how many were given up for a reason that waives, by reason
     */
    record GivenUp(Optional<Proportion> early, Map<String, Long> waived) {}

    /**
     * How a commitment of marketing stands, in words.
     *
     * @param id its id
     * @param originated what marketing brought
     * @param influenced what marketing touched; never to be added to the other
     */
    record Commitment(String id, String originated, String influenced) {}

    /**
     * What was published.
     *
     * @param what such as "The policy mql-to-sal-simple"
     * @param link its address on this server, without the base
     * @param effectiveFrom from when on; null for ever since
     */
    record Published(String what, String link, Instant at, Instant effectiveFrom, String reason) {}
}
