package dev.leadline.reports.oracle;

import static dev.leadline.reports.oracle.OpenMinutes.NEVER;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What reports count at a moment, worked out one duty after the other from what had been told by then. */
final class Counts {

    private final List<Word> told;
    private final int judged;

    Counts(List<Word> told, int judged) {
        this.told = told;
        this.judged = judged;
    }

    /** The duties of leads, each lead by its id: those of a lead that was merged are not owed any more. */
    List<Count> of(Collection<String> leads) {
        var lives = new Lives(told, judged);
        var all = new ArrayList<Count>();
        for (var lead : leads) {
            var merge = lives.mergeOf(lead);
            if (merge == null) {
                lives.of(lead).forEach(life -> all.addAll(of(life)));
            } else {
                var before = merge.recorded() - 1;
                new Lives(told, before)
                        .of(lead)
                        .forEach(life -> new Counts(told, before).of(life).forEach(count -> all.add(count.merged())));
            }
        }
        return all;
    }

    private List<Count> of(Life life) {
        var duties = new Duties(life, judged);
        return duties.counted().stream().map(duty -> count(life, duties, duty)).toList();
    }

    private Count count(Life life, Duties duties, Duty duty) {
        var bucket = bucket(duty);
        boolean isLate = bucket.equals("keptLate") || bucket.equals("notDone");
        int settled = duty.met() != NEVER ? duty.met() : duty.isOpen() ? NEVER : duty.ended();
        boolean isTimeless = duty.kind().equals("EARLY_DISQUALIFICATION");
        int closed = life.closedBy(judged);
        int judgedAt = isTimeless ? closed : Math.min(settled, duty.deadline());
        var owners = life.owners(judgedAt);
        var owner = owners.get(owners.size() - 1);
        int due = isTimeless ? closed : duty.deadline();
        return new Count(
                life.lead(),
                life.cycle(),
                duty.kind(),
                duty.tier(),
                bucket,
                cause(life, duties, duty),
                isLate && !isTimeless ? whose(duties, duty, owners) : null,
                owner.owner(),
                owner.team(),
                due == NEVER ? null : OpenMinutes.date(due),
                OpenMinutes.date(life.received()),
                source(life),
                duty.met() == NEVER ? null : running(life, duties, duty));
    }

    private static int running(Life life, Duties duties, Duty duty) {
        return duties.promised().running(duty, OpenMinutes.next(life.received()), duty.met());
    }

    /** As the lead itself was described; only while it was not, as the one was that is merged into it. */
    private static String source(Life life) {
        var described = life.of("received");
        return described.stream()
                .filter(word -> life.lead().equals(word.says("describes")))
                .reduce((earlier, later) -> later)
                .orElse(described.get(0))
                .says("source");
    }

    private String bucket(Duty duty) {
        return switch (duty.state()) {
            case "MET" -> "kept";
            case "MET_LATE" -> "keptLate";
            case "BREACHED" -> "notDone";
            case "WAIVED" -> "waived";
            case "CANCELLED" -> "noLongerOwed";
            default -> "inTime";
        };
    }

    private String cause(Life life, Duties duties, Duty duty) {
        if (duty.state().equals("WAIVED")) {
            return life.closed().says("reason");
        }
        if (!duty.state().equals("CANCELLED")) {
            return null;
        }
        if (duty.ended() == life.reached(judged)) {
            return "REACHED";
        }
        if (duty.ended() == life.closedBy(judged)) {
            return duties.isGivenUp() ? "GIVEN_UP_IN_TIME" : life.closed().says("type");
        }
        return duties.tier() == null ? "NURTURED" : "POLICY_ENDED";
    }

    /** Whose time it was: nobody's, or that of the owner at the deadline, by his own clock (section 4 of the definitions). */
    private String whose(Duties duties, Duty duty, List<Life.Owned> owners) {
        var last = owners.get(owners.size() - 1);
        boolean isHandedOn = owners.stream()
                .anyMatch(each -> each.owner() != null && !each.owner().equals(last.owner()));
        if (last.owner() == null) {
            return "routing";
        }
        int from = Math.max(duty.from(), last.from());
        int own = from == duty.from() ? duty.deadline() : duties.promised().due(duty.kind(), duty.tier(), from);
        boolean isKept = (duty.met() == NEVER ? judged : duty.met()) <= own;
        return !isKept ? "own" : isHandedOn ? "handedOnLate" : "routing";
    }
}
