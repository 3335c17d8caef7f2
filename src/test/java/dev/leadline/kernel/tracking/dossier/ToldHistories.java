package dev.leadline.kernel.tracking.dossier;

import dev.leadline.kernel.fact.Assignment;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Correction;
import dev.leadline.kernel.fact.Description;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.DispositionType;
import dev.leadline.kernel.fact.FactContent;
import dev.leadline.kernel.fact.FactKey;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.fact.Merge;
import dev.leadline.kernel.fact.Pause;
import dev.leadline.kernel.fact.RankChange;
import dev.leadline.kernel.fact.ToldFact;
import dev.leadline.kernel.fact.Withdrawal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Everything that can be told of a lead and of one that was merged into it, often at the same moments, often amended. */
public final class ToldHistories {

    public static final String LEAD = "L-1";
    public static final String OTHER = "L-2";
    public static final Instant MON_10_00 = Instant.parse("2016-01-11T15:00:00Z");

    private static final List<FactKind> TOLD_OFTEN = List.of(
            FactKind.LEAD,
            FactKind.ATTEMPT,
            FactKind.ATTEMPT,
            FactKind.PAUSE,
            FactKind.DISPOSITION,
            FactKind.ASSIGNMENT,
            FactKind.RANK);

    private final Random random;
    private final Map<String, ToldFact> told = new TreeMap<>();

    private ToldHistories(Random random) {
        this.random = random;
    }

    public static Arbitrary<List<ToldFact>> any() {
        return Arbitraries.randomValue(random -> new ToldHistories(random).history());
    }

    private List<ToldFact> history() {
        for (int i = 3 + random.nextInt(20); i > 0; i--) {
            var kind = TOLD_OFTEN.get(random.nextInt(TOLD_OFTEN.size()));
            tell(kind, content(kind, moment()));
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            amend();
        }
        if (told.values().stream().anyMatch(fact -> !fact.leadId().equals(LEAD))) {
            merge("m");
            if (random.nextInt(4) == 0) {
                withdraw("m");
                merge("n");
            }
        }
        return new ArrayList<>(told.values());
    }

    private void merge(String id) {
        keep(new ToldFact(LEAD, new FactKey(FactKind.MERGE, id), moment(), moment(), number(), new Merge(OTHER)));
    }

    private void withdraw(String merge) {
        var key = new FactKey(FactKind.WITHDRAWAL, "of " + merge);
        keep(new ToldFact(LEAD, key, moment(), moment(), number(), new Withdrawal(new FactKey(FactKind.MERGE, merge))));
    }

    private void amend() {
        var kind = TOLD_OFTEN.get(random.nextInt(TOLD_OFTEN.size()));
        var of = new FactKey(kind, id());
        if (random.nextInt(3) == 0) {
            tell(FactKind.WITHDRAWAL, new Withdrawal(of));
        } else {
            tell(FactKind.CORRECTION, new Correction(of, content(kind, moment())));
        }
    }

    private void tell(FactKind kind, FactContent content) {
        var lead = random.nextInt(4) == 0 ? OTHER : LEAD;
        var key = new FactKey(kind, id());
        var said = kind.isAmendable() ? happenedAt(content) : moment();
        var recordedAt = content instanceof Pause pause ? pause.recordedAt() : moment();
        keep(new ToldFact(lead, key, said, recordedAt, number(), content));
    }

    private void keep(ToldFact fact) {
        told.putIfAbsent(fact.leadId() + " " + fact.key(), fact);
    }

    private long number() {
        return told.size() + 1;
    }

    /** The last moment that a fact names, but for pauses, which may be planned. */
    public static Instant lastMoment(ToldFact fact) {
        var content = fact.content() instanceof Correction correction ? correction.content() : fact.content();
        var said = content instanceof Description description
                ? description.lead().receivedAt()
                : content instanceof Pause ? fact.occurredAt() : new ToldHistories(new Random(0)).happenedAt(content);
        boolean isSaidAt = content instanceof Merge || content instanceof Withdrawal;
        return isSaidAt || said.isBefore(fact.occurredAt()) ? fact.occurredAt() : said;
    }

    private Instant happenedAt(FactContent content) {
        if (content instanceof Attempt attempt) {
            return attempt.occurredAt();
        }
        if (content instanceof Pause pause) {
            return pause.from();
        }
        if (content instanceof Disposition word) {
            return word.occurredAt();
        }
        if (content instanceof Assignment assignment) {
            return assignment.at();
        }
        return content instanceof RankChange change ? change.at() : moment();
    }

    /** Few ids, so that facts are amended, and told of both leads. */
    private String id() {
        return "f" + random.nextInt(6);
    }

    /** Whole half hours of two weeks: much falls on the same moment. */
    private Instant moment() {
        return MON_10_00.plusSeconds(1800L * random.nextInt(14 * 48));
    }

    private FactContent content(FactKind kind, Instant at) {
        return switch (kind) {
            case LEAD -> description(at);
            case ATTEMPT ->
                new Attempt(
                        null,
                        random.nextInt(3) == 0 ? "EMAIL" : "PHONE",
                        at,
                        null,
                        any("NO_ANSWER", "CONNECTED", null));
            case PAUSE ->
                new Pause(
                        at,
                        random.nextInt(3) == 0 ? null : at.plusSeconds(1800L * (1 + random.nextInt(96))),
                        moment(),
                        "away");
            case DISPOSITION ->
                new Disposition(
                        DispositionType.values()[random.nextInt(DispositionType.values().length)],
                        at,
                        any("duplicate", null));
            case ASSIGNMENT -> new Assignment(at, any("east-1", "west-2", null), any("east", null));
            case RANK -> new RankChange(at, BigDecimal.valueOf(random.nextInt(101)));
            default -> throw new IllegalArgumentException(kind.text());
        };
    }

    private Description description(Instant receivedAt) {
        var attributes = new TreeMap<String, String>();
        if (random.nextBoolean()) {
            attributes.put("owner", any("east-1", "west-2"));
        }
        var rank = random.nextInt(4) == 0 ? null : BigDecimal.valueOf(random.nextInt(101));
        return new Description(new Lead("described", rank, "MQL", receivedAt, null, attributes), null);
    }

    private String any(String... words) {
        return words[random.nextInt(words.length)];
    }
}
