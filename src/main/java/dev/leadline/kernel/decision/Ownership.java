package dev.leadline.kernel.decision;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.clock.LeadClock;
import dev.leadline.kernel.clock.RunningTime;
import dev.leadline.kernel.clock.TimeSplit;
import dev.leadline.kernel.fact.Assignment;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.obligation.Owed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The owners of a lead with their times, and the obligations of the present owner by the owner's clock (O11). The
 * lead's clock is that of its decision, and knows nothing of owners.
 *
 * @param owner who owns it; {@code null} for nobody
 * @param team whose team it is in
 * @param since from when on it has been the owner's, or nobody's: receipt, where that is later
 * @param tenures who had it, one after the other, from receipt on; never empty
 * @param split where the time went
 * @param clocks the owner's clocks, in the order of {@link ObligationKind}; empty when nobody owns the lead
 */
public record Ownership(
        @Nullable String owner,
        @Nullable String team,
        Instant since,
        List<OwnerTime> tenures,
        TimeSplit split,
        List<OwnerClock> clocks) {

    public Ownership {
        tenures = List.copyOf(tenures);
        clocks = List.copyOf(clocks);
    }

    /**
     * A time in which the lead was one owner's, or nobody's.
     *
     * @param owner the owner; {@code null} for nobody
     * @param team the team it was in at the end of that time
     * @param from when it began
     * @param to when it ended; {@code null} for the last
     * @param running how long the lead's clock ran in it
     */
    public record OwnerTime(
            @Nullable String owner, @Nullable String team, Instant from, @Nullable Instant to, Duration running) {}

    /**
     * The ownership up to when the lead was disposed of, or {@code asOf}; what was assigned after that is not looked at. To be
     * given to the one who has it already, for another team, begins nothing anew.
     *
     * @param decision the lead's decision
     * @param assignments in any order, each told any number of times
     * @param states how the rules say that something owed stands (O6)
     * @throws Invalid when the time from receipt, or a deadline, is further than any walk goes (B7)
     */
    public static Ownership of(
            Decision decision, List<Assignment> assignments, Function<Owed, ObligationState> states) {
        var receivedAt = decision.clock().receivedAt();
        var disposedAt = decision.history().disposedAt();
        var asOf = decision.facts().asOf().at();
        var until = disposedAt == null ? asOf : disposedAt;
        var end = until.isBefore(receivedAt) ? receivedAt : until;
        var tenures = Tenure.of(assignments, receivedAt, end);
        var last = tenures.get(tenures.size() - 1);
        var clocks = last.owner() == null
                ? List.<OwnerClock>of()
                : decision.conclusions().obligations().stream()
                        .map(owed -> OwnerClock.of(last, owed, states))
                        .filter(Objects::nonNull)
                        .toList();
        var times = times(decision, tenures, end);
        return new Ownership(
                last.owner(), last.team(), last.from(), ownerTimes(tenures, times), split(tenures, times), clocks);
    }

    /** The time of each tenure, up to the end. */
    private static List<RunningTime> times(Decision decision, List<Tenure> tenures, Instant end) {
        var calendar = decision.clock().calendar().calendar();
        var times = new ArrayList<RunningTime>();
        for (int i = 0; i < tenures.size(); i++) {
            var from = tenures.get(i).from();
            var to = i + 1 < tenures.size() ? tenures.get(i + 1).from() : end;
            times.add(LeadClock.reach(
                    "/asOf",
                    () -> RunningTime.between(calendar, decision.facts().pauses(), from, to)));
        }
        return times;
    }

    private static List<OwnerTime> ownerTimes(List<Tenure> tenures, List<RunningTime> times) {
        var owners = new ArrayList<OwnerTime>();
        for (int i = 0; i < tenures.size(); i++) {
            var tenure = tenures.get(i);
            var to = i + 1 < tenures.size() ? tenures.get(i + 1).from() : null;
            owners.add(new OwnerTime(
                    tenure.owner(),
                    tenure.team(),
                    tenure.from(),
                    to,
                    times.get(i).running()));
        }
        return owners;
    }

    private static TimeSplit split(List<Tenure> tenures, List<RunningTime> times) {
        var owned = new TreeMap<String, Duration>();
        var nobody = Duration.ZERO;
        var whole = RunningTime.NONE;
        for (int i = 0; i < tenures.size(); i++) {
            var owner = tenures.get(i).owner();
            var running = times.get(i).running();
            whole = whole.plus(times.get(i));
            if (owner == null) {
                nobody = nobody.plus(running);
            } else {
                owned.merge(owner, running, Duration::plus);
            }
        }
        return new TimeSplit(nobody, owned, whole.paused(), whole.outsideHours());
    }
}
