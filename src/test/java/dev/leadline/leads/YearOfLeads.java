package dev.leadline.leads;

import dev.leadline.facts.AmendableKind;
import dev.leadline.facts.AssignmentBody;
import dev.leadline.facts.AttemptBody;
import dev.leadline.facts.DescriptionBody;
import dev.leadline.facts.DispositionBody;
import dev.leadline.facts.FactBody;
import dev.leadline.facts.PauseBody;
import dev.leadline.facts.RankBody;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.facts.WithdrawalBody;
import dev.leadline.kernel.fact.DispositionType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A year of leads made up by a seed: received at all hours and crowded around the changes of clocks, told early and late. */
public final class YearOfLeads {

    public static final Instant BEGIN = Instant.parse("2016-01-01T05:00:00Z");
    static final Instant LAST_RECEIPT = Instant.parse("2016-12-15T05:00:00Z");
    public static final Instant END = Instant.parse("2017-02-01T05:00:00Z");

    /** When the clocks of New York, Berlin and Sydney change in 2016. */
    private static final List<Instant> CHANGES = List.of(
            Instant.parse("2016-03-13T07:00:00Z"),
            Instant.parse("2016-11-06T06:00:00Z"),
            Instant.parse("2016-03-27T01:00:00Z"),
            Instant.parse("2016-10-30T01:00:00Z"),
            Instant.parse("2016-04-02T16:00:00Z"),
            Instant.parse("2016-10-01T16:00:00Z"));

    private static final List<String> RANKS = List.of("100", "92", "85", "84.999", "70", "60", "50", "45", "44.9", "0");
    private static final List<String> OUTCOMES = List.of("NO_ANSWER", "NO_ANSWER", "NO_ANSWER", "SENT", "CONNECTED");

    private final Random random;
    private final List<Telling> tellings = new ArrayList<>();
    private String id;
    private Instant receivedAt;
    private int facts;

    /**
     * A fact, and when it is told.
     *
     * @param at when; the first moment at or after it that time is set to
     */
    public record Telling(Instant at, SubmittedFact line) {}

    public YearOfLeads(long seed, int leads) {
        random = new Random(seed);
        for (int i = 0; i < leads; i++) {
            id = "Y-" + i;
            facts = 0;
            receivedAt = receipt();
            lead();
        }
        tellings.sort(Comparator.comparing(Telling::at));
    }

    /** In the order in which they are told. */
    public List<Telling> tellings() {
        return tellings;
    }

    private Instant receipt() {
        var at = random.nextInt(10) < 4
                ? CHANGES.get(random.nextInt(CHANGES.size())).plusSeconds(random.nextInt(3 * 86_400) - 2 * 86_400)
                : BEGIN.plusSeconds((long) (random.nextDouble()
                        * Duration.between(BEGIN, LAST_RECEIPT).toSeconds()));
        switch (random.nextInt(3)) {
            case 0:
                return at;
            case 1:
                return at.plus(random.nextInt(1_000_000), ChronoUnit.MICROS);
            default:
                return at.plusNanos(random.nextInt(1_000_000_000));
        }
    }

    private void lead() {
        describe(receivedAt);
        attempts();
        if (isOneIn(4)) {
            var at = later(6);
            tell(at, -4, new RankBody(next(), rank(), at, null, null));
        }
        if (isOneIn(4)) {
            var from = later(5);
            var to = isOneIn(5) ? null : from.plusSeconds(600 + random.nextInt(3 * 86_400));
            tell(from, -2_000, new PauseBody(next(), from, to, null, "on holiday", null));
        }
        if (isOneIn(4)) {
            var at = later(4);
            tell(at, -4, new AssignmentBody(next(), isOneIn(5) ? null : "west-2", "west", at, null, null));
        }
        if (isOneIn(2)) {
            end();
        }
    }

    private void attempts() {
        int most = random.nextInt(12);
        for (int i = 0; i < most; i++) {
            var at = later(10);
            var attempt = next();
            var channel = isOneIn(3) ? "EMAIL" : "PHONE";
            tell(
                    at,
                    -4,
                    new AttemptBody(attempt, channel, at, null, OUTCOMES.get(random.nextInt(OUTCOMES.size())), null));
            if (isOneIn(12)) {
                var withdrawn = at.plusSeconds(random.nextInt(3 * 86_400));
                tell(withdrawn, 0, new WithdrawalBody(next(), AmendableKind.ATTEMPT, attempt, "mistaken", null, null));
            }
        }
    }

    /** Some come back, at times in the same breath. */
    private void end() {
        var at = later(12);
        var type = DispositionType.values()[random.nextInt(DispositionType.values().length)];
        var told =
                tell(at, 0, new DispositionBody(next(), type, at, null, isOneIn(3) ? "duplicate" : "no budget", null));
        if (isOneIn(3)) {
            receivedAt = at.plusSeconds(1 + random.nextInt(20 * 86_400));
            describe(isOneIn(3) && told.isAfter(receivedAt) ? told : receivedAt);
            attempts();
        }
    }

    private void describe(Instant at) {
        int policy = random.nextInt(10);
        var name = policy < 6
                ? null
                : List.of("mql-to-sal-simple", "clock-of-the-region", "warned-early")
                        .get(policy % 3);
        var region = List.of("EMEA", "APAC", "NIGHT", "HOME").get(random.nextInt(4));
        var body = new DescriptionBody(
                next(),
                isOneIn(20) ? null : rank(),
                name == null ? "MQL" : null,
                name,
                receivedAt,
                null,
                isOneIn(5) ? null : "east-1",
                isOneIn(10) ? null : "east",
                Map.of("region", region),
                null,
                null,
                null);
        tell(at, -4, body.normal(stage(name)));
    }

    private static String stage(String policy) {
        return "clock-of-the-region".equals(policy) ? "REGIONAL" : "warned-early".equals(policy) ? "WARNED" : "MQL";
    }

    /** Most are told at once, some long after, and some by a clock that is so many minutes ahead of ours. */
    private Instant tell(Instant occurredAt, int ahead, FactBody body) {
        var at = occurredAt;
        switch (random.nextInt(8)) {
            case 0:
                at = occurredAt.plusSeconds(random.nextInt(86_400));
                break;
            case 1:
                at = occurredAt.plusSeconds(random.nextInt(12 * 86_400));
                break;
            case 2:
                at = occurredAt.plusSeconds((long) (random.nextDouble() * ahead * 60));
                break;
            default:
        }
        tellings.add(new Telling(at, new SubmittedFact(id, body)));
        return at;
    }

    private Instant later(int days) {
        double share = random.nextDouble();
        return receivedAt.plusNanos(
                (long) (share * share * Duration.ofDays(days).toNanos()));
    }

    private BigDecimal rank() {
        return new BigDecimal(RANKS.get(random.nextInt(RANKS.size())));
    }

    private boolean isOneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private String next() {
        return "f" + facts++;
    }
}
