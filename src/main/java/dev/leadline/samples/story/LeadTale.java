package dev.leadline.samples.story;

import dev.leadline.facts.AmendableKind;
import dev.leadline.facts.AssignmentBody;
import dev.leadline.facts.AttemptBody;
import dev.leadline.facts.CorrectionBody;
import dev.leadline.facts.DescriptionBody;
import dev.leadline.facts.DispositionBody;
import dev.leadline.facts.FactBody;
import dev.leadline.facts.MergeBody;
import dev.leadline.facts.PauseBody;
import dev.leadline.facts.RankBody;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.facts.WithdrawalBody;
import dev.leadline.kernel.fact.DispositionType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** The facts of one lead, told as they happen. What would happen, or become known, after the end of the story is not told. */
final class LeadTale {

    private static final String POLICY = "mql-to-sal-predictive";
    private static final String STAGE = "MQL";

    private final String id;
    private final StoryHours hours;
    private final Instant end;
    private final Random random;
    private final Consumer<SubmittedFact> listener;
    private int told;

    /**
     * @param id the lead
     * @param end the end of the story
     * @param listener hears of each fact
     */
    LeadTale(String id, StoryHours hours, Instant end, Random random, Consumer<SubmittedFact> listener) {
        this.id = id;
        this.hours = hours;
        this.end = end;
        this.random = random;
        this.listener = listener;
    }

    String id() {
        return id;
    }

    /** A fact with its times: when it happened, and when it became known. */
    private interface Body {
        FactBody at(String id, Instant at, Instant recorded);
    }

    /** It becomes known within some minutes. */
    private String tell(long second, Body body) {
        return tell(second, 15 + random.nextInt(200), body);
    }

    private String tell(long second, long after, Body body) {
        var name = "f" + ++told;
        if (hours.has(second)) {
            var at = hours.at(second);
            var recorded = at.plusSeconds(after);
            if (!recorded.isAfter(end)) {
                listener.accept(new SubmittedFact(id, body.at(name, at, recorded)));
            }
        }
        return name;
    }

    /** @param rank {@code null} when nobody has ranked it yet */
    String describe(long second, Integer rank, Rep rep, boolean isOwned, Map<String, Object> attributes) {
        var ranked = rank == null ? null : BigDecimal.valueOf(rank);
        var owner = isOwned ? rep.owner() : null;
        return tell(
                second,
                (name, at, recorded) -> new DescriptionBody(
                        name, ranked, STAGE, POLICY, at, null, owner, rep.team(), attributes, at, recorded, null));
    }

    String attempt(long second, String channel, String outcome) {
        return tell(second, (name, at, recorded) -> new AttemptBody(name, channel, at, recorded, outcome, null));
    }

    /** An attempt that becomes known so many hours late. */
    String attempt(long second, String channel, String outcome, int hoursLate) {
        return tell(
                second,
                hoursLate * 3_600L,
                (name, at, recorded) -> new AttemptBody(name, channel, at, recorded, outcome, null));
    }

    void assign(long second, Rep rep) {
        tell(second, (name, at, recorded) -> new AssignmentBody(name, rep.owner(), rep.team(), at, recorded, null));
    }

    void rank(long second, int rank) {
        tell(second, (name, at, recorded) -> new RankBody(name, BigDecimal.valueOf(rank), at, recorded, null));
    }

    /** @param days {@code null} for a pause without an end */
    void pause(long second, Integer days, String reason) {
        tell(
                second,
                (name, at, recorded) -> new PauseBody(
                        name, at, days == null ? null : at.plusSeconds(days * 86_400L), recorded, reason, null));
    }

    String dispose(long second, DispositionType type, String reason) {
        return tell(second, (name, at, recorded) -> new DispositionBody(name, type, at, recorded, reason, null));
    }

    void absorb(long second, String other, boolean isMistaken) {
        var merge = tell(second, (name, at, recorded) -> new MergeBody(name, other, at, recorded));
        if (isMistaken) {
            withdraw(second + 10_000, AmendableKind.MERGE, merge);
        }
    }

    void withdraw(long second, AmendableKind kind, String of) {
        tell(second, (name, at, recorded) -> new WithdrawalBody(name, kind, of, "It was another lead.", at, recorded));
    }

    /** An attempt was made at another moment than was said. */
    void correct(long second, String of, long madeAt, String channel, String outcome) {
        tell(second, (name, at, recorded) -> {
            var made = new AttemptBody(null, channel, hours.at(madeAt), null, outcome, null);
            return new CorrectionBody(
                    name, of, "The time was mistyped.", at, recorded, null, made, null, null, null, null, null);
        });
    }
}
