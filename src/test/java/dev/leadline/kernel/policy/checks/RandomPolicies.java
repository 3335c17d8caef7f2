package dev.leadline.kernel.policy.checks;

import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.TableKind;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Small policies by region and source, some whole and some full of holes. */
public class RandomPolicies extends DomainContextBase {

    private static final List<String> EDGES = List.of("0", "20", "45", "59.5", "60", "84.99", "85", "100");
    private static final List<String> TIERS = List.of("A", "B", "C");

    @Provide
    Arbitrary<Written> policies() {
        return Arbitraries.randomValue(random -> next(random)
                .declaring(Written.SECOND_CALL)
                .with(TableKind.DEADLINES, deadlines(random, ",secondCallWithin", () -> "," + hours(random, 4))));
    }

    static Written next(Random random) {
        var policy = Written.policy()
                .with(TableKind.RANK_TIERS, ranks(random))
                .with(
                        TableKind.ATTEMPTS,
                        rows(
                                random,
                                "row,tier,region,source,PHONE,EMAIL,priority",
                                () -> "," + random.nextInt(3) + "," + random.nextInt(3) + priority(random)))
                .with(TableKind.DEADLINES, deadlines(random, "", () -> ""));
        for (var table : List.of(TableKind.RANK_TIERS, TableKind.ATTEMPTS, TableKind.DEADLINES)) {
            policy.with(table, HitPolicy.values()[random.nextInt(3)]);
        }
        if (random.nextInt(3) == 0) {
            policy.with(TableKind.ATTEMPTS, HitPolicy.COLLECT);
        }
        return policy;
    }

    private static String deadlines(Random random, String heading, Supplier<String> cell) {
        return rows(
                random,
                "row,tier,source,product,firstCallWithin,allAttemptsWithin" + heading + ",priority",
                () -> "," + hours(random, 3) + ",8 business days" + cell.get() + priority(random));
    }

    /** Up to three hours; blank for the fourth. */
    private static String hours(Random random, int most) {
        int hours = 1 + random.nextInt(most);
        return hours == 4 ? "" : hours + " business hours";
    }

    private static String ranks(Random random) {
        var text = new StringBuilder("row,from,below,region,source,tier,handling,responsible,priority\n");
        boolean banded = random.nextBoolean();
        int rows = 1 + random.nextInt(9);
        for (int row = 0; row < rows; row++) {
            int from = banded ? row % 7 : random.nextInt(7);
            int below = banded ? from + 1 : from + 1 + random.nextInt(7 - from);
            text.append("r" + row + "," + edge(random, EDGES.get(from), "0") + ","
                            + edge(random, EDGES.get(below), "100"))
                    .append("," + value(random, 3) + "," + value(random, 3))
                    .append("," + TIERS.get(random.nextInt(3)) + (random.nextInt(4) == 0 ? ",nurture" : ",work") + ",x"
                            + priority(random) + "\n");
        }
        return text.append(random.nextInt(3) == 0 ? "last,,,,,C,work,x" + priority(random) + "\n" : "")
                .toString();
    }

    private static String edge(Random random, String edge, String blank) {
        return edge.equals(blank) && random.nextBoolean() ? "" : edge;
    }

    private static String rows(Random random, String header, Supplier<String> outputs) {
        var text = new StringBuilder(header + "\n");
        int rows = 1 + random.nextInt(9);
        for (int row = 0; row < rows; row++) {
            text.append("r" + row + "," + TIERS.get(random.nextInt(3)))
                    .append("," + value(random, 3) + "," + value(random, 2) + outputs.get() + "\n");
        }
        if (random.nextBoolean()) {
            TIERS.forEach(tier -> text.append("any" + tier + "," + tier + ",," + outputs.get() + "\n"));
        }
        return text.toString();
    }

    static String priority(Random random) {
        return "," + (1 + random.nextInt(3));
    }

    static String value(Random random, int values) {
        int value = random.nextInt(values + 2);
        return value >= values ? "" : "v" + value;
    }
}
