package dev.leadline.decisions;

import dev.leadline.decisions.grounds.GroundsOutput;
import dev.leadline.kernel.clock.Deadline;
import dev.leadline.kernel.clock.LeadClock;
import dev.leadline.kernel.decision.Decision;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.obligation.AttemptReading;
import dev.leadline.kernel.obligation.Obligation;
import dev.leadline.kernel.obligation.PolicyTables;
import dev.leadline.kernel.obligation.RuleFiring;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.ledger.LedgerWords;
import dev.leadline.rules.Semantics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

/**
 * Writes down on what grounds a decision was made: what fired with the rows and values that were read, the readings of
 * attempts, the intervals of clocks. {@link KeptGrounds} makes an explanation of it, without rules and without policies.
 */
final class Grounds {

    /** The form of what is written here. What would be rendered otherwise is another form. */
    static final int FORM = 1;

    private final GroundsOutput out;
    private final Decision decision;

    private Grounds(Decision decision, LedgerWords words) {
        this.out = new GroundsOutput(words);
        this.decision = decision;
    }

    /** The grounds of a decision, for readers who have the same words. */
    static byte[] of(Decision decision, LedgerWords words) {
        var grounds = new Grounds(decision, words);
        grounds.write();
        return grounds.out.toBytes();
    }

    private void write() {
        writeFirings(decision);
        writeOrder();
        writeReadings();
        writeClocks();
        writeEarlier();
    }

    private void writeFirings(Decision of) {
        out.zone(of.clock().calendar().calendar().zone());
        out.count(of.firings().size());
        of.firings().forEach(this::write);
    }

    private void write(RuleFiring firing) {
        out.text(firing.rule());
        out.text(firing.clause());
        out.flag(Semantics.findLink(firing.clause()).isPresent());
        var row = firing.row();
        out.text(row == null ? null : row.table().tableName());
        out.text(row == null ? null : row.row());
        int told = 0;
        for (var fact : firing.facts()) {
            told += fact instanceof PolicyTables ? 0 : 1;
        }
        out.count(told);
        for (var fact : firing.facts()) {
            if (!(fact instanceof PolicyTables)) {
                out.fact(fact);
            }
        }
        out.count(firing.concluded().size());
        firing.concluded().forEach(out::fact);
    }

    private void writeOrder() {
        var actions = decision.requiredActions();
        out.count(actions.size());
        for (var action : actions) {
            out.text(action.type());
            out.text(action.attempt() == null ? null : action.attempt().channel());
            out.moment(action.dueAt());
        }
        out.text(String.join(", ", decision.policy().terms().channels()));
    }

    /** Attempts are among the facts of a decision, in the same order; here is how each was read. */
    private void writeReadings() {
        var readings = decision.history().readings();
        out.count(readings.size());
        for (var reading : readings) {
            out.flag(reading.counts());
            out.flag(reading.reached());
            out.text(reading.row());
            out.text(reading.because());
        }
        writeNumbers(readings);
    }

    private void writeNumbers(List<AttemptReading> readings) {
        var numbers = new IdentityHashMap<Attempt, Integer>();
        for (int i = 0; i < readings.size(); i++) {
            int number = i + 1;
            readings.get(i).attempts().forEach(attempt -> numbers.put(attempt, number));
        }
        var facts = decision.facts();
        for (var attempt : facts.attempts()) {
            // without a number are those later than the moment asked for
            out.count(facts.isLater(attempt.occurredAt()) ? 0 : numbers.get(attempt));
        }
    }

    private void writeClocks() {
        var asOf = decision.facts().asOf().at();
        var deadlines = new ArrayList<Deadline>();
        for (var obligation : decision.conclusions().obligations()) {
            if (obligation.deadline().within() != null) {
                deadlines.add(obligation.deadline());
            }
        }
        out.count(deadlines.size());
        deadlines.forEach(deadline -> write(deadline, asOf));
    }

    private void write(Deadline deadline, Instant asOf) {
        out.text(deadline.kind());
        out.text(deadline.requireWithin().toString());
        out.zone(Objects.requireNonNull(deadline.basis()).calendar().calendar().zone());
        var trace = LeadClock.trace(deadline, asOf);
        out.flag(trace.complete());
        out.count(trace.intervals().size());
        Instant end = null;
        for (var interval : trace.intervals()) {
            boolean isNext = interval.from().equals(end);
            out.count((isNext ? 1 : 0) | (interval.counted() ? 2 : 0) | (interval.madeUp() ? 4 : 0));
            if (!isNext) {
                out.moment(interval.from());
            }
            out.moment(interval.to());
            out.text(interval.reason());
            out.count(interval.day() == null ? 0 : interval.day() + 1);
            end = interval.to();
        }
        var idle = LeadClock.idlePauses(deadline);
        out.count(idle.size());
        idle.forEach(each -> {
            out.moment(each.pause().from());
            out.moment(each.pause().to());
            out.text(each.pause().reason());
            out.text(each.because());
        });
    }

    private void writeEarlier() {
        var all = new ArrayList<Decision>();
        for (var each = decision.earlier(); each != null; each = each.earlier()) {
            all.add(0, each);
        }
        out.count(all.size());
        all.forEach(this::writeEarlier);
    }

    private void writeEarlier(Decision earlier) {
        var tier = earlier.conclusions().tier();
        out.moment(earlier.facts().asOf().at());
        out.value(earlier.lead().rank());
        out.text(tier == null ? null : tier.name());
        out.text(earlier.policy().terms().id());
        out.text(earlier.policy().version());
        var obligations = earlier.conclusions().obligations();
        out.count(obligations.size());
        obligations.forEach(obligation -> write(obligation, earlier.clock().calendar()));
        writeFirings(earlier);
    }

    private void write(Obligation obligation, VersionedCalendar usual) {
        var deadline = obligation.deadline();
        var calendar = deadline.basis() == null ? usual : deadline.basis().calendar();
        var body = DecisionBody.ObligationBody.from(obligation, usual);
        out.text(body.kind());
        out.text(body.state().name());
        out.moment(body.deadline());
        out.zone(calendar.calendar().zone());
        out.text(body.within());
        out.moment(body.metAt());
        out.text(body.tier());
        out.moment(body.countedFrom());
        out.text(body.calendar() == null ? null : body.calendar().id());
        out.text(body.calendar() == null ? null : body.calendar().version());
        out.count(body.channels() == null ? 0 : body.channels().size() + 1);
        if (body.channels() != null) {
            body.channels().forEach(channel -> {
                out.text(channel.channel());
                out.count(channel.required());
                out.count(channel.made());
                out.count(channel.remaining());
            });
        }
    }
}
