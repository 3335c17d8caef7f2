package dev.leadline.benchmarks;

import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.kernel.calendar.OpeningHours;
import dev.leadline.kernel.policy.CalendarChoice;
import dev.leadline.kernel.policy.ClockTerms;
import dev.leadline.kernel.policy.DecisionTable;
import dev.leadline.kernel.policy.Declarations;
import dev.leadline.kernel.policy.HitPolicy;
import dev.leadline.kernel.policy.Policy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.TableTerms;
import dev.leadline.kernel.policy.Terms;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.kernel.policy.checks.Finding;
import dev.leadline.kernel.policy.checks.PolicyChecks;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How long all checks of a policy take, for {@code rank-tiers} and {@code attempts} of so many rows with four input
 * columns each: the median of 15 runs after 10 to
 * warm up, by the clock and by the processor time of the thread (other work on the machine does not count), and what was
 * found.
 */
public final class PolicyChecksTimes {

    private static final int TIERS = 10;
    private static final VersionedCalendar CALENDAR = new VersionedCalendar(
            BusinessCalendar.of(
                    "sales",
                    ZoneId.of("America/New_York"),
                    Arrays.stream(DayOfWeek.values())
                            .limit(5)
                            .collect(
                                    Collectors.toMap(day -> day, day -> List.of(OpeningHours.parse("09:00", "17:00")))),
                    List.of(),
                    List.of()),
            "v1");

    /** Which attribute values the rows of a table name. */
    private enum Shape {
        /** Every region with every source, and nothing for the rest: gaps. */
        GRID(HitPolicy.UNIQUE),
        /** The same, and a row for the rest of each tier at the end: nothing to find. */
        GRID_AND_GENERAL(HitPolicy.FIRST),
        /** One table cut by region in one tier and by source in the next, at random blank: overlaps and gaps. */
        RANDOM_BLANKS(HitPolicy.UNIQUE),
        /** The same where the first row wins: masked rows, conflicts. */
        RANDOM_BLANKS_FIRST(HitPolicy.FIRST),
        /** Narrow bands that overlap many others. */
        RANDOM_BANDS_FIRST(HitPolicy.FIRST);

        private final HitPolicy hitPolicy;

        Shape(HitPolicy hitPolicy) {
            this.hitPolicy = hitPolicy;
        }
    }

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private PolicyChecksTimes() {}

    public static void main(String... args) {
        System.out.printf("%-22s %7s %9s %9s  %s%n", "tables", "rows", "clock ms", "cpu ms", "found");
        for (var shape : Shape.values()) {
            for (int rows : new int[] {100, 1_000, 10_000}) {
                run(shape, rows);
            }
        }
    }

    private static void run(Shape shape, int rows) {
        var policy = policy(shape, rows);
        var clock = new ArrayList<Long>();
        var cpu = new ArrayList<Long>();
        List<Finding> found = List.of();
        for (int i = 0; i < 25; i++) {
            long start = System.nanoTime();
            long startCpu = THREADS.getCurrentThreadCpuTime();
            found = PolicyChecks.check(policy, id -> Optional.of(CALENDAR));
            cpu.add(THREADS.getCurrentThreadCpuTime() - startCpu);
            clock.add(System.nanoTime() - start);
        }
        var kinds = new TreeMap<String, Integer>();
        found.forEach(finding -> kinds.merge(finding.kind() + "/" + finding.severity(), 1, Integer::sum));
        System.out.printf("%-22s %7d %9.1f %9.1f  %s%n", shape, rows, median(clock), median(cpu), kinds);
    }

    private static double median(List<Long> nanos) {
        return nanos.subList(10, 25).stream().sorted().toList().get(7) / 1e6;
    }

    private static Policy policy(Shape shape, int rows) {
        var tables = new EnumMap<TableKind, TableTerms>(TableKind.class);
        tables.put(TableKind.RANK_TIERS, new TableTerms(shape.hitPolicy, List.of("region", "source")));
        tables.put(TableKind.ATTEMPTS, new TableTerms(shape.hitPolicy, List.of("region", "source", "product")));
        var terms = new Terms(
                "p",
                "P",
                "MQL",
                true,
                "marketing",
                List.of("PHONE", "EMAIL"),
                List.of("CONNECTED"),
                new ClockTerms(CalendarChoice.fixed("sales"), null, null, false),
                tables,
                Declarations.NONE);
        var written = new EnumMap<TableKind, DecisionTable>(TableKind.class);
        put(
                written,
                terms,
                TableKind.RANK_TIERS,
                "row,from,below,region,source,tier,handling,responsible",
                ranks(shape, rows));
        put(written, terms, TableKind.ATTEMPTS, "row,tier,region,source,product,PHONE,EMAIL", attempts(shape, rows));
        put(written, terms, TableKind.DEADLINES, "row,tier,firstCallWithin,allAttemptsWithin", deadlines());
        put(written, terms, TableKind.ATTEMPT_OUTCOMES, "row,channel,outcome,counts,reached", List.of(",,yes,no"));
        return new Policy(terms, written);
    }

    private static void put(
            Map<TableKind, DecisionTable> tables, Terms terms, TableKind kind, String header, List<String> rows) {
        var lines = new ArrayList<List<String>>();
        for (var row : rows) {
            lines.add(Arrays.asList(("r" + lines.size() + "," + row + ",").split(",", -1)));
        }
        tables.put(kind, DecisionTable.parse(kind, terms, Arrays.asList((header + ",note").split(",")), lines));
    }

    private static List<String> ranks(Shape shape, int rows) {
        var random = new Random(1);
        int values = (int) Math.round(Math.sqrt(rows / (double) TIERS));
        var lines = new ArrayList<String>();
        for (int row = 0; row < rows; row++) {
            int tier = row % TIERS;
            int cell = row / TIERS;
            var band = tier * 10 + "," + (tier + 1) * 10;
            if (shape == Shape.RANDOM_BANDS_FIRST) {
                int from = random.nextInt(990);
                int below = Math.min(1000, from + 1 + random.nextInt(100));
                band = from / 10 + "." + from % 10 + "," + below / 10 + "." + below % 10;
            }
            lines.add(band + "," + values(shape, random, values, cell) + ",T" + tier + ",work,x");
        }
        for (int tier = 0; tier < TIERS && shape == Shape.GRID_AND_GENERAL; tier++) {
            lines.add(tier * 10 + "," + (tier + 1) * 10 + ",,,T" + tier + ",work,x");
        }
        return lines;
    }

    private static List<String> attempts(Shape shape, int rows) {
        var random = new Random(2);
        int values = (int) Math.round(Math.sqrt(rows / (double) TIERS));
        var lines = new ArrayList<String>();
        for (int row = 0; row < rows; row++) {
            int tier = row % TIERS;
            var product = shape.name().startsWith("GRID") ? "" : value(random, values);
            lines.add("T" + tier + "," + values(shape, random, values, row / TIERS) + "," + product + "," + (tier + 1)
                    + ",1");
        }
        for (int tier = 0; tier < TIERS && shape == Shape.GRID_AND_GENERAL; tier++) {
            lines.add("T" + tier + ",,,," + (tier + 1) + ",1");
        }
        return lines;
    }

    private static List<String> deadlines() {
        var lines = new ArrayList<String>();
        for (int tier = 0; tier < TIERS; tier++) {
            lines.add("T" + tier + "," + (12 - tier) + " business hours," + (22 - tier) + " business days");
        }
        return lines;
    }

    private static String values(Shape shape, Random random, int values, int cell) {
        return shape.name().startsWith("GRID")
                ? "region" + cell / values + ",source" + cell % values
                : value(random, values) + "," + value(random, values);
    }

    private static String value(Random random, int values) {
        return random.nextInt(3) == 0 ? "" : "v" + random.nextInt(values);
    }
}
