package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.TableKind;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** The same small policies, with the tables that a policy may lack. */
public class RandomFullPolicies extends DomainContextBase {

    @Provide
    Arbitrary<Written> policies() {
        return Arbitraries.randomValue(RandomFullPolicies::next);
    }

    private static Written next(Random random) {
        return RandomPolicies.next(random)
                .with(TableKind.WAIVING_REASONS, reasons(random))
                .with(TableKind.WAIVING_REASONS, List.of(HitPolicy.values()).get(1 + random.nextInt(3)))
                .with(TableKind.SPACING, spacing(random))
                .with(TableKind.SPACING, random.nextBoolean() ? HitPolicy.FIRST : HitPolicy.PRIORITY);
    }

    private static String reasons(Random random) {
        var text = new StringBuilder("row,type,reason,waives,priority\n");
        for (int row = random.nextInt(6); row > 0; row--) {
            text.append("w" + row + "," + one(random, "", "DISQUALIFIED", "RETURNED"))
                    .append("," + one(random, "spam", "no budget", "\u00E9") + "," + one(random, "yes", "no"))
                    .append(RandomPolicies.priority(random) + "\n");
        }
        return text.toString();
    }

    private static String spacing(Random random) {
        var text = new StringBuilder("row,tier,channel,region,afterPrevious,priority\n");
        for (int row = random.nextInt(6); row > 0; row--) {
            text.append("s" + row + "," + one(random, "", "A", "B", "C") + "," + one(random, "", "PHONE", "EMAIL"))
                    .append("," + RandomPolicies.value(random, 3))
                    .append("," + one(random, "2 business hours", "36 hours", "1 business day"))
                    .append(RandomPolicies.priority(random) + "\n");
        }
        return text.toString();
    }

    private static String one(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }
}
