package dev.leadline.kernel;

import dev.leadline.kernel.fact.AsOf;
import dev.leadline.kernel.fact.Attempt;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.DispositionType;
import dev.leadline.kernel.fact.Facts;
import dev.leadline.kernel.fact.Lead;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Leads of every rank and none, fresh and old, called seldom and often, reached and not, disposed of and not. */
public final class RandomFacts {

    private static final Instant RECEIVED = Instant.parse("2016-01-11T15:00:00Z");
    private static final int THREE_WEEKS = 21 * 24 * 3600;

    private RandomFacts() {}

    public static Arbitrary<Facts> any() {
        return Arbitraries.randomValue(RandomFacts::next);
    }

    public static Facts next(RandomGenerator random) {
        int age = 1 + random.nextInt(random.nextBoolean() ? 4 * 3600 : THREE_WEEKS);
        var outcomes = random.nextInt(3) == 0 ? List.of("NO_ANSWER", "CONNECTED", "REPLIED") : List.of("NO_ANSWER");
        var attempts = new ArrayList<Attempt>();
        for (int i = random.nextInt(14); i > 0; i--) {
            attempts.add(new Attempt(
                    "a" + i,
                    random.nextInt(3) == 0 ? "EMAIL" : "PHONE",
                    RECEIVED.plusSeconds(random.nextInt(age)),
                    null,
                    outcomes.get(random.nextInt(outcomes.size()))));
        }
        var rank = random.nextInt(8) == 0 ? null : BigDecimal.valueOf(random.nextInt(1001), 1);
        var disposition = random.nextInt(5) > 0
                ? null
                : new Disposition(DispositionType.ACCEPTED, RECEIVED.plusSeconds(random.nextInt(age)), null);
        return new Facts(
                new AsOf(RECEIVED.plusSeconds(age)),
                new Lead("L-1", rank, "MQL", RECEIVED, null, Map.of()),
                attempts,
                List.of(),
                disposition);
    }
}
