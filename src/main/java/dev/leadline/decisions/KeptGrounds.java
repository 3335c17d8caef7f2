package dev.leadline.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.decisions.grounds.GroundsInput;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.ledger.LedgerWords;
import dev.leadline.web.json.JsonText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes the explanation of a decision of its {@link Grounds}. What it makes of grounds that were ever written must never
 * change: a change is another form.
 */
final class KeptGrounds {

    /** What is kept of a lead may be longer than any request. */
    private static final ObjectMapper ANY_LENGTH = new ObjectMapper();

    private final GroundsInput in;
    private final List<Attempt> attempts;
    private final String rulesRevision;

    private KeptGrounds(GroundsInput in, List<Attempt> attempts, String rulesRevision) {
        this.in = in;
        this.attempts = attempts;
        this.rulesRevision = rulesRevision;
    }

    /**
     * The explanation.
     *
     * @param words those that the grounds were written with
     * @param attempts those of the facts that the decision was made from, in their order there
     * @param rulesRevision the revision of the rules that fired
     */
    static ExplanationBody explain(byte[] grounds, LedgerWords words, List<Attempt> attempts, String rulesRevision) {
        return new KeptGrounds(new GroundsInput(grounds, words), attempts, rulesRevision).explanation();
    }

    /** The attempts among the facts of a decision, as the ledger keeps these. */
    static List<Attempt> attempts(String facts) {
        var attempts = new ArrayList<Attempt>();
        for (var attempt : JsonText.read(ANY_LENGTH, facts, JsonNode.class).path("attempts")) {
            attempts.add(new Attempt(
                    attempt.path("id").textValue(),
                    attempt.path("channel").textValue(),
                    Instant.parse(attempt.path("occurredAt").textValue()),
                    null,
                    attempt.path("outcome").textValue()));
        }
        return attempts;
    }

    private ExplanationBody explanation() {
        return new ExplanationBody(firings(), order(), readings(), list(this::clock), list(this::earlier));
    }

    private List<FiringBody> firings() {
        int zone = in.zoneNumber();
        return FiringBody.all(list(this::fired), rulesRevision, in, zone);
    }

    private FiringBody.Fired fired() {
        return new FiringBody.Fired(
                in.text(), in.text(), in.flag(), in.text(), in.text(), list(in::fact), list(in::fact));
    }

    private List<ExplanationBody.OrderBody> order() {
        var actions = list(() -> new ExplanationBody.Placed(in.text(), in.text(), in.moment()));
        return ExplanationBody.OrderBody.all(actions, in.text());
    }

    private record Read(boolean counts, boolean reached, String row, String because) {}

    private List<ExplanationBody.ReadingBody> readings() {
        var readings = list(() -> new Read(in.flag(), in.flag(), in.text(), in.text()));
        readings.add(0, new Read(false, false, null, DecisionBody.LaterFactBody.BECAUSE));
        return attempts.stream()
                .map(attempt -> body(attempt, readings.get((int) in.count())))
                .toList();
    }

    private static ExplanationBody.ReadingBody body(Attempt attempt, Read reading) {
        return new ExplanationBody.ReadingBody(
                attempt.id(),
                attempt.channel(),
                attempt.occurredAt(),
                attempt.outcome(),
                reading.counts(),
                reading.reached(),
                reading.row(),
                reading.because());
    }

    private ClockBody clock() {
        var kind = in.text();
        var within = in.text();
        int zone = in.zoneNumber();
        boolean complete = in.flag();
        var trace = new ArrayList<ClockBody.IntervalBody>();
        Instant end = null;
        for (long left = in.count(); left > 0; left--) {
            var interval = interval(end, zone);
            trace.add(interval);
            end = interval.to();
        }
        return new ClockBody(
                kind,
                within,
                trace,
                complete,
                list(() -> new ClockBody.IdlePauseBody(in.moment(), in.moment(), in.text(), in.text())));
    }

    private ClockBody.IntervalBody interval(Instant end, int zone) {
        long flags = in.count();
        var from = (flags & 1) == 0 ? in.moment() : end;
        var to = in.moment();
        var reason = in.text();
        int day = (int) in.count();
        return new ClockBody.IntervalBody(
                from,
                in.local(from, zone),
                to,
                in.local(to, zone),
                (flags & 2) != 0,
                reason,
                day == 0 ? null : day - 1,
                (flags & 4) != 0);
    }

    private ExplanationBody.EarlierBody earlier() {
        return new ExplanationBody.EarlierBody(
                in.moment(),
                (BigDecimal) in.value(),
                in.text(),
                new DecisionBody.Version(in.text(), in.text()),
                list(this::obligation),
                firings());
    }

    private DecisionBody.ObligationBody obligation() {
        var kind = in.text();
        var state = ObligationState.valueOf(in.text());
        var deadline = in.moment();
        var local = in.local(deadline, in.zoneNumber());
        return new DecisionBody.ObligationBody(
                kind,
                state,
                deadline,
                local,
                in.text(),
                in.moment(),
                in.text(),
                in.moment(),
                version(in.text(), in.text()),
                channels());
    }

    private static DecisionBody.Version version(String id, String version) {
        return id == null ? null : new DecisionBody.Version(id, version);
    }

    private List<DecisionBody.ChannelBody> channels() {
        long size = in.count();
        if (size == 0) {
            return null;
        }
        var channels = new ArrayList<DecisionBody.ChannelBody>();
        for (long left = size - 1; left > 0; left--) {
            channels.add(new DecisionBody.ChannelBody(in.text(), (int) in.count(), (int) in.count(), (int) in.count()));
        }
        return channels;
    }

    private <T> List<T> list(Supplier<T> each) {
        var list = new ArrayList<T>();
        for (long left = in.count(); left > 0; left--) {
            list.add(each.get());
        }
        return list;
    }
}
