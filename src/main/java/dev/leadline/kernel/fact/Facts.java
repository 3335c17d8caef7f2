package dev.leadline.kernel.fact;

import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision is made from. The same set of facts is the same value, whatever the order they came in and
 * however often each was told (T2, O10).
 *
 * @param asOf the moment to decide for
 * @param lead the lead
 * @param attempts in the order in which they were made
 * @param pauses in the order in which they begin
 * @param disposition how the lead was disposed of
 * @param ranks how the lead's rank changed after it was received, in the order in which it did (O8)
 */
public record Facts(
        AsOf asOf,
        Lead lead,
        List<Attempt> attempts,
        List<Pause> pauses,
        @Nullable Disposition disposition,
        List<RankChange> ranks) {

    private static final Comparator<Attempt> AS_MADE = Comparator.comparing(Attempt::occurredAt)
            .thenComparing(Attempt::channel)
            .thenComparing(Attempt::id, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Attempt::outcome, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Attempt::recordedAt, Comparator.nullsFirst(Comparator.naturalOrder()));

    private static final Comparator<Pause> AS_BEGUN = Comparator.comparing(Pause::from)
            .thenComparing(Pause::to, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Pause::recordedAt)
            .thenComparing(Pause::reason, Comparator.nullsFirst(Comparator.naturalOrder()));

    private static final Comparator<RankChange> AS_CHANGED =
            Comparator.comparing(RankChange::at).thenComparing(RankChange::rank);

    /** The facts about a lead that has had one rank, or none, since it was received. */
    public Facts(AsOf asOf, Lead lead, List<Attempt> attempts, List<Pause> pauses, @Nullable Disposition disposition) {
        this(asOf, lead, attempts, pauses, disposition, List.of());
    }

    /**
     * @throws Invalid when something is said to happen more than five minutes after {@code asOf} (O5), or the lead was
     *     disposed of before it was received
     * @throws Contradiction when two attempts share an id and differ (O5)
     */
    public Facts {
        var faults = new ArrayList<Invalid.Fault>();
        checkTime(asOf, "/lead/receivedAt", "The lead's receivedAt", lead.receivedAt(), faults);
        for (int i = 0; i < attempts.size(); i++) {
            var at = attempts.get(i).occurredAt();
            checkTime(asOf, "/attempts/" + i + "/occurredAt", "The attempt's occurredAt", at, faults);
        }
        for (int i = 0; i < ranks.size(); i++) {
            var at = ranks.get(i).at();
            checkTime(asOf, "/ranks/" + i + "/occurredAt", "The rank's occurredAt", at, faults);
        }
        if (disposition != null) {
            var at = disposition.occurredAt();
            checkTime(asOf, "/disposition/occurredAt", "The disposition's occurredAt", at, faults);
            if (at.isBefore(lead.receivedAt())) {
                faults.add(new Invalid.Fault(
                        "/disposition/occurredAt",
                        at.toString(),
                        "The disposition's occurredAt (" + at + ") must not be before the lead's receivedAt ("
                                + lead.receivedAt() + ")."));
            }
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        attempts = eachOnce(attempts).stream().sorted(AS_MADE).toList();
        pauses = pauses.stream().distinct().sorted(AS_BEGUN).toList();
        ranks = ranks.isEmpty()
                ? List.of()
                : ranks.stream().distinct().sorted(AS_CHANGED).toList();
    }

    /**
     * Returns those that have a say at the moment asked for. What others' clocks say is later has none yet (O5); ranks keep
     * their moments, and pauses may be planned.
     */
    public Facts heard() {
        return laterThanAsked() == null
                ? this
                : new Facts(asOf, lead, madeBy(asOf.at()), pauses, disposedBy(asOf.at()), ranks);
    }

    /** Returns the moment at which the first attempt, or the disposition, that has no say yet comes to have one. */
    public @Nullable Instant laterThanAsked() {
        var first = disposition == null ? null : disposition.occurredAt();
        first = first == null || !isLater(first) ? null : first;
        for (int i = attempts.size() - 1; i >= 0 && isLater(attempts.get(i).occurredAt()); i--) {
            var at = attempts.get(i).occurredAt();
            first = first == null || at.isBefore(first) ? at : first;
        }
        return first;
    }

    /** Returns whether a moment is later than the one asked for: what happens then has no say yet. */
    public boolean isLater(Instant moment) {
        return moment.isAfter(asOf.at());
    }

    /** Returns the facts up to an earlier moment, as they stood then, with the rank that the lead then had. */
    public Facts until(Instant moment, @Nullable BigDecimal rank) {
        return new Facts(new AsOf(moment), lead.withRank(rank), madeBy(moment), pauses, disposedBy(moment));
    }

    private List<Attempt> madeBy(Instant moment) {
        return attempts.stream()
                .filter(attempt -> !attempt.occurredAt().isAfter(moment))
                .toList();
    }

    private @Nullable Disposition disposedBy(Instant moment) {
        return disposition == null || disposition.occurredAt().isAfter(moment) ? null : disposition;
    }

    private static void checkTime(AsOf asOf, String pointer, String what, Instant instant, List<Invalid.Fault> faults) {
        if (asOf.isBefore(instant)) {
            faults.add(new Invalid.Fault(
                    pointer,
                    instant.toString(),
                    what + " (" + instant + ") must not be more than 5 minutes after asOf (" + asOf.at() + ")."));
        }
    }

    private static List<Attempt> eachOnce(List<Attempt> attempts) {
        var byId = new HashMap<String, Attempt>();
        var each = new ArrayList<Attempt>(attempts.size());
        for (int i = 0; i < attempts.size(); i++) {
            var attempt = attempts.get(i);
            var told = attempt.id() == null ? null : byId.putIfAbsent(attempt.id(), attempt);
            if (told == null) {
                each.add(attempt);
            } else if (!told.equals(attempt)) {
                throw new Contradiction(
                        "/attempts/" + i + "/id",
                        String.valueOf(attempt.id()),
                        "The attempt id (" + attempt.id() + ") appears twice with different content.");
            }
        }
        return each;
    }
}
