package dev.leadline.kernel.decision;

import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.DispositionType;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Lead;
import dev.leadline.kernel.fact.Pause;
import dev.leadline.kernel.fact.RankChange;
import dev.leadline.kernel.obligation.VersionPeriod;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.Transition;
import dev.leadline.policies.Checkout;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Any lead that can be, under any policy there is. Moments crowd around each other, around opening and closing times and
 * around a change of clocks, for that is where decisions go wrong.
 */
public final class RandomFacts {

    private static final List<ResolvedPolicy> POLICIES = Stream.of(Checkout.SHIPPED, Checkout.MORE)
            .flatMap(folder -> Checkout.policies(folder).stream()
                    .map(id -> Checkout.inForce(folder).find(id).orElseThrow()))
            .toList();
    private static final List<String> ZONES =
            List.of("America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Honolulu", "Asia/Kolkata");
    private static final List<String> RANKS =
            List.of("0", "44.999", "45", "59.999", "60", "69.9", "70", "84.5", "85", "99.999999", "100");
    private static final List<String> REASONS = List.of("", "duplicate", "no budget");
    private static final Instant BEGIN = Instant.parse("2016-01-01T00:00:00Z");

    /** Facts, and the policy that decides on them. */
    record Asked(ResolvedPolicy policy, Facts facts) {

        Asked with(Facts other) {
            return new Asked(policy, other);
        }

        public Decision decide() {
            return new Decider(Checkout.rules()).decide(policy, facts);
        }
    }

    /** Facts, and the policies that decided on them one after the other. */
    public record Many(List<VersionPeriod> regimes, Facts facts) {

        Many with(Facts other) {
            return new Many(regimes, other);
        }

        public Decision decide() {
            return new Decider(Checkout.rules()).decide(regimes, facts);
        }
    }

    private final Random random;
    private final ResolvedPolicy policy;
    private final Instant receivedAt;
    private final Instant asOf;

    private RandomFacts(Random random) {
        this.random = random;
        this.policy = any(POLICIES);
        this.receivedAt = BEGIN.plus(Duration.ofMinutes(30L * random.nextInt(2 * 24 * 366)))
                .plusNanos(random.nextInt(4) == 0 ? random.nextInt(1_000_000_000) : 0);
        this.asOf = receivedAt.plus(soon(25));
    }

    static Arbitrary<Asked> asked() {
        return Arbitraries.randomValue(RandomFacts::nextAsked);
    }

    static Asked nextAsked(Random random) {
        return new RandomFacts(random).create();
    }

    private Asked create() {
        var disposed = random.nextInt(4) == 0
                ? new Disposition(any(List.of(DispositionType.values())), between(receivedAt, asOf), any(REASONS))
                : null;
        return new Asked(policy, new Facts(new AsOf(asOf), lead(), attempts(), pauses(), disposed, ranks()));
    }

    /** Most leads keep their rank. */
    private List<RankChange> ranks() {
        var ranks = new ArrayList<RankChange>();
        for (int i = random.nextInt(3) > 0 ? 0 : 1 + random.nextInt(4); i > 0; i--) {
            var from = random.nextInt(10) == 0 ? receivedAt.minus(Duration.ofDays(1)) : receivedAt;
            var at = random.nextInt(10) == 0 ? asOf.plusSeconds(random.nextInt(301)) : between(from, asOf);
            ranks.add(new RankChange(at, new BigDecimal(any(RANKS))));
        }
        return ranks;
    }

    /** The same lead, whose policy became another one once or twice. */
    public static Arbitrary<Many> many() {
        return Arbitraries.randomValue(RandomFacts::nextMany);
    }

    static Many nextMany(Random random) {
        return new RandomFacts(random).createMany();
    }

    private Many createMany() {
        var asked = create();
        var regimes = new ArrayList<>(List.of(VersionPeriod.first(policy)));
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            var until = random.nextInt(5) == 0 ? asOf.plus(soon(5)) : asOf;
            var other = new RandomFacts(random).policy;
            regimes.add(
                    new VersionPeriod(other, between(receivedAt, until), any(List.of(Transition.values())), "tried"));
        }
        return new Many(regimes, asked.facts());
    }

    private Lead lead() {
        var rank = random.nextInt(12) == 0 ? null : new BigDecimal(any(RANKS));
        var zone = random.nextInt(3) == 0 ? null : ZoneId.of(any(ZONES));
        var attributes = Map.of(
                "team", any(List.of("boston", "berlin")),
                "owner", any(List.of("east-1", "west-2")),
                "region", any(List.of("EMEA", "APAC", "NIGHT", "LATAM")),
                "source", any(List.of("partner", "web")));
        return new Lead("L-1", rank, policy.terms().stage(), receivedAt, zone, attributes);
    }

    private List<Attempt> attempts() {
        var attempts = new ArrayList<Attempt>();
        for (int i = random.nextInt(16); i > 0; i--) {
            attempts.add(attempt("a" + i));
        }
        return attempts;
    }

    private Attempt attempt(String id) {
        var outcomes = policy.terms().outcomes();
        // Most attempts reach nobody, or hardly any lead would ever need a second one.
        var outcome = random.nextInt(8) == 0 ? any(outcomes) : random.nextBoolean() ? outcomes.get(0) : null;
        var channel = random.nextBoolean() ? Terms.PHONE : any(policy.terms().channels());
        var from = random.nextInt(10) == 0 ? receivedAt.minus(Duration.ofDays(1)) : receivedAt;
        // Other machines' clocks run ahead (O5).
        var occurredAt = random.nextInt(20) == 0 ? asOf.plusSeconds(random.nextInt(301)) : between(from, asOf);
        return new Attempt(id, channel, occurredAt, random.nextBoolean() ? null : occurredAt.plus(soon(2)), outcome);
    }

    /** One more attempt for the same lead, not later than {@code asOf}. */
    static Attempt another(Asked asked, Random random) {
        var terms = asked.policy().terms();
        var receivedAt = asked.facts().lead().receivedAt();
        var outcome = random.nextBoolean()
                ? null
                : terms.outcomes().get(random.nextInt(terms.outcomes().size()));
        var channel = terms.channels().get(random.nextInt(terms.channels().size()));
        var at = between(random, receivedAt, asked.facts().asOf().at());
        return new Attempt("another", channel, at, null, outcome);
    }

    private List<Pause> pauses() {
        var pauses = new ArrayList<Pause>();
        if (random.nextBoolean()) {
            return pauses;
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            var from = receivedAt.minus(Duration.ofDays(1)).plus(soon(16));
            var to = random.nextInt(6) == 0 ? null : from.plus(soon(4)).plusNanos(1);
            pauses.add(new Pause(from, to, random.nextBoolean() ? null : from.plus(soon(12)), "pause " + i));
        }
        return pauses;
    }

    private Duration soon(int days) {
        int minutes = random.nextInt(3) == 0 ? 24 * 60 * days : 8 * 60;
        return Duration.ofMinutes(15L * random.nextInt(minutes / 15 + 1));
    }

    private Instant between(Instant from, Instant to) {
        return between(random, from, to);
    }

    public static Instant between(Random random, Instant from, Instant to) {
        long minutes = Duration.between(from, to).toMinutes();
        return minutes <= 0 || random.nextInt(10) == 0
                ? to
                : from.plus(Duration.ofMinutes(random.nextLong(minutes + 1)));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
