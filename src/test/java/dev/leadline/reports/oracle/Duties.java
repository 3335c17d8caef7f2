package dev.leadline.reports.oracle;

import static dev.leadline.reports.oracle.OpenMinutes.NEVER;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The duties of one cycle at a moment, by the plain words of O1 to O8. It knows one change of a rank in a cycle, beside the
 * first rank of a lead that had none.
 */
final class Duties {

    private static final Set<String> GIVEN_UP = Set.of("DISQUALIFIED", "RETURNED");
    private static final Set<String> WAIVING = Set.of("wrong person", "competitor", "duplicate", "do not contact");

    private final Life life;
    private final Promised promised;
    private final int now;

    Duties(Life life, int now) {
        this.life = life;
        this.now = now;
        this.promised = new Promised(life.isSimple(), life.of("pause"));
    }

    Promised promised() {
        return promised;
    }

    boolean isGivenUp() {
        return life.closedBy(now) != NEVER && GIVEN_UP.contains(life.closed().says("type"));
    }

    /** The tier now; {@code null} for none. */
    String tier() {
        var rank = rank(now);
        return rank == null ? null : promised.tier(rank);
    }

    private Double rank(int at) {
        Double rank = null;
        for (var ranked : life.ranks()) {
            rank = ranked.at() <= at ? ranked.rank() : rank;
        }
        return rank;
    }

    List<Duty> all() {
        var ranks = life.ranks().stream()
                .filter(each -> each.rank() != null && each.at() <= now)
                .toList();
        if (ranks.isEmpty()) {
            return List.of();
        }
        var first = promised.tier(ranks.get(0).rank());
        if (ranks.size() == 1) {
            return first == null ? List.of() : plain(first, life.received(), now);
        }
        if (ranks.size() > 2) {
            throw new IllegalStateException("Two changes of rank are more than the oracle knows: " + life);
        }
        var then = promised.tier(ranks.get(1).rank());
        int change = ranks.get(1).at();
        boolean isRise = ranks.get(1).rank() > ranks.get(0).rank();
        if (first == null) {
            return then == null ? List.of() : plain(then, change, now);
        }
        if (first.equals(then)) {
            return plain(first, life.received(), now);
        }
        var before = plain(first, life.received(), change);
        return then == null
                ? before.stream().map(duty -> nurtured(duty, change)).toList()
                : changed(before, then, change, isRise);
    }

    /** The duties of a tier that never was another one. */
    private List<Duty> plain(String tier, int from, int at) {
        var duties = new ArrayList<Duty>();
        int reached = life.reached(at);
        int closed = life.closedBy(at);
        int ended = Math.min(reached, closed);
        int due = promised.due("FIRST_CALL", tier, from);
        duties.add(judged("FIRST_CALL", tier, from, due, life.firstCall(at), ended, at));
        int all = promised.due("ALL_ATTEMPTS", tier, from);
        int met = life.floorsMet(promised.floors(tier), at);
        duties.add(judged("ALL_ATTEMPTS", tier, from, all, met, ended, at));
        if (reached != NEVER || met != NEVER) {
            duties.add(judged("DISPOSITION", tier, from, all, closed, NEVER, at));
        }
        earlyEnd(tier, met, at).ifPresent(duties::add);
        return duties;
    }

    private Optional<Duty> earlyEnd(String tier, int met, int at) {
        return isGivenUpEarly(met, at)
                ? Optional.of(given(tier, NEVER, isWaiving() ? "WAIVED" : "BREACHED"))
                : Optional.empty();
    }

    private Duty given(String tier, int done, String state) {
        return new Duty("EARLY_DISQUALIFICATION", tier, life.received(), NEVER, done, NEVER, state);
    }

    /**
     * The duties that reports count: every worked lead that was disqualified, returned or rejected has one for how it was
     * given up, also where nothing was wrong with that.
     */
    List<Duty> counted() {
        var all = new ArrayList<>(all());
        int closed = life.closedBy(now);
        var type = closed == NEVER ? "ACCEPTED" : life.closed().says("type");
        if (tier() == null
                || type.equals("ACCEPTED")
                || find(all, "EARLY_DISQUALIFICATION").isPresent()) {
            return all;
        }
        boolean isKept = GIVEN_UP.contains(type)
                || life.reached(now) != NEVER
                || life.floorsMet(promised.floors(tier()), now) != NEVER;
        all.add(given(tier(), isKept ? closed : NEVER, isKept ? "MET" : isWaiving() ? "WAIVED" : "BREACHED"));
        return all;
    }

    private boolean isGivenUpEarly(int met, int at) {
        int closed = life.closedBy(at);
        return closed != NEVER
                && GIVEN_UP.contains(life.closed().says("type"))
                && closed < met
                && closed < life.reached(at);
    }

    private boolean isWaiving() {
        var reason = life.closed().says("reason");
        return reason != null && WAIVING.contains(reason);
    }

    /** Done in time, ended in time, done late, or not done. */
    private Duty judged(String kind, String tier, int from, int deadline, int done, int ended, int at) {
        return new Duty(kind, tier, from, deadline, done, ended, state(kind, deadline, done, ended, at));
    }

    private String state(String kind, int deadline, int done, int ended, int at) {
        if (done != NEVER && done <= deadline) {
            return "MET";
        }
        if (ended != NEVER && ended <= deadline) {
            boolean isWaived = kind.equals("ALL_ATTEMPTS") && isGivenUpEarly(done, at) && isWaiving();
            return isWaived ? "WAIVED" : "CANCELLED";
        }
        if (done != NEVER) {
            return "MET_LATE";
        }
        return Math.min(ended, at) > deadline ? "BREACHED" : "OPEN";
    }

    /** Below the worked bands nothing is owed any longer; what was kept or broken stays so. */
    private static Duty nurtured(Duty duty, int change) {
        int ended = Math.min(duty.ended(), change);
        return duty.isOpen() ? with(duty, duty.done(), ended, "CANCELLED") : duty;
    }

    private static Duty with(Duty duty, int done, int ended, String state) {
        return new Duty(duty.kind(), duty.tier(), duty.from(), duty.deadline(), done, ended, state);
    }

    private List<Duty> changed(List<Duty> before, String tier, int change, boolean isRise) {
        var duties = new ArrayList<Duty>();
        int reached = life.reached(now);
        int ended = Math.min(reached, life.closedBy(now));
        int met = life.floorsMet(promised.floors(tier), now);
        var call = find(before, "FIRST_CALL").orElseThrow();
        duties.add(changed(call, tier, change, isRise, life.firstCall(now), ended));
        var attempts = find(before, "ALL_ATTEMPTS").orElseThrow();
        var all = changed(attempts, tier, change, isRise, met, ended);
        duties.add(all);
        disposition(find(before, "DISPOSITION"), all, attempts, change, isRise, met)
                .ifPresent(duties::add);
        earlyEnd(tier, all.done(), now).ifPresent(duties::add);
        return duties;
    }

    private static Optional<Duty> find(List<Duty> duties, String kind) {
        return duties.stream().filter(duty -> duty.kind().equals(kind)).findFirst();
    }

    private Duty changed(Duty before, String tier, int change, boolean isRise, int done, int ended) {
        boolean isMoreAsked = done > change && ended > change;
        switch (before.state()) {
            case "OPEN":
                return recounted(before, tier, change, isRise, done, ended);
            case "MET":
                return isMoreAsked
                        ? judged(
                                before.kind(),
                                tier,
                                change,
                                promised.due(before.kind(), tier, change),
                                done,
                                ended,
                                now)
                        : asItWas(before, before.done(), ended);
            case "MET_LATE":
                return asItWas(before, isMoreAsked ? done : before.done(), tooLate(before, ended, change));
            case "BREACHED":
                return asItWas(before, tooLate(before, done, change), tooLate(before, ended, change));
            default:
                return asItWas(before, done, before.ended());
        }
    }

    /** What comes in time for a deadline that was missed is taken to come with the change. */
    private static int tooLate(Duty before, int moment, int change) {
        return moment != NEVER && moment <= before.deadline() ? change : moment;
    }

    private Duty asItWas(Duty before, int done, int ended) {
        return judged(before.kind(), before.tier(), before.from(), before.deadline(), done, ended, now);
    }

    private Duty recounted(Duty before, String tier, int change, boolean isRise, int done, int ended) {
        int from = isRise ? change : life.received();
        int due = promised.due(before.kind(), tier, from);
        return isRise && before.deadline() <= due
                ? asItWas(before, done, ended)
                : judged(before.kind(), tier, from, due, done, ended, now);
    }

    private Optional<Duty> disposition(
            Optional<Duty> before, Duty all, Duty attempts, int change, boolean isRise, int met) {
        int closed = life.closedBy(now);
        boolean isAsked = life.reached(now) != NEVER || met != NEVER;
        if (!isAsked) {
            return before.map(duty -> nurtured(duty, change));
        }
        boolean areSettled = met <= change || life.reached(now) <= change;
        boolean isNew = before.isEmpty() || !before.get().isBroken() && !areSettled;
        if (isNew && !attempts.isBroken()) {
            return Optional.of(judged("DISPOSITION", all.tier(), all.from(), all.deadline(), closed, NEVER, now));
        }
        var tier = tier();
        int from = isRise ? change : life.received();
        if (isNew) {
            int due = promised.due("DISPOSITION", tier, from);
            return Optional.of(judged("DISPOSITION", tier, from, due, closed, NEVER, now));
        }
        return Optional.of(
                before.get().isOpen()
                        ? recounted(before.get(), tier, change, isRise, closed, NEVER)
                        : asItWas(before.get(), closed, NEVER));
    }
}
