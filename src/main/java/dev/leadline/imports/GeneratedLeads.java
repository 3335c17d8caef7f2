package dev.leadline.imports;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Leads that nobody has, for load: of all tiers and some unranked, called in time, late or never, some reached, some
 * accepted, some given up. Each lead depends on the seed and its number alone, so that more leads begin with the same ones.
 *
 * @param leads how many
 * @param seed what they are drawn by
 * @param begin the first moment at which one is received
 * @param days over how many days they are received
 * @param until no fact is later than this; {@code null}: no limit
 */
public record GeneratedLeads(long leads, long seed, Instant begin, int days, Instant until) {

    private static final String STAGE = "MQL";
    private static final List<String> REGIONS = List.of("AMER", "APAC", "EMEA");
    private static final int OWNERS = 40;
    private static final int TEAMS = 8;

    /** Hands all facts on, lead by lead. */
    public void run(FactSink outlet) throws IOException {
        for (long number = 1; number <= leads; number++) {
            for (var fact : lead(number)) {
                outlet.take(fact);
            }
            outlet.progress().read((double) number / leads);
        }
        outlet.finish();
    }

    /** The facts of one lead, the lead itself first. */
    List<FactLine> lead(long number) {
        return new Story(number, new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number)).told();
    }

    /** The course of one lead. */
    private final class Story {

        private final long number;
        private final SplittableRandom dice;
        private final String id;
        private final List<FactLine> facts = new ArrayList<>();
        private Instant at;

        Story(long number, SplittableRandom dice) {
            this.number = number;
            this.dice = dice;
            this.id = "G-" + seed + "-" + number;
        }

        List<FactLine> told() {
            at = begin.plusSeconds(dice.nextLong(Duration.ofDays(days).toSeconds()));
            var rank = rank();
            if (!tell("lead", lead(rank))) {
                return facts;
            }
            boolean worked = rank != null && rank.compareTo(BigDecimal.valueOf(45)) >= 0;
            int attempts = !worked || chance(15) ? 0 : 1 + dice.nextInt(12);
            boolean reached = false;
            for (int attempt = 1; attempt <= attempts && !reached; attempt++) {
                at = at.plus(attempt == 1 ? firstWait() : Duration.ofMinutes(dice.nextLong(60, 2 * 24 * 60)));
                reached = chance(12);
                tell("attempt", attempt(attempt, reached));
            }
            if (reached && chance(60)) {
                done(chance(75) ? "ACCEPTED" : "REJECTED");
            } else if (!reached && attempts > 8 && chance(50)) {
                done("DISQUALIFIED");
            }
            return facts;
        }

        /** Mostly in time, sometimes hours late, sometimes days. */
        private Duration firstWait() {
            int kind = dice.nextInt(10);
            return Duration.ofMinutes(
                    kind < 6
                            ? dice.nextLong(3, 90)
                            : kind < 9 ? dice.nextLong(90, 24 * 60) : dice.nextLong(24 * 60, 7 * 24 * 60));
        }

        private void done(String type) {
            at = at.plus(Duration.ofMinutes(dice.nextLong(5, 3 * 24 * 60)));
            var fields = new LinkedHashMap<String, Object>();
            fields.put("id", id + "-done");
            fields.put("type", type);
            fields.put("occurredAt", at);
            tell("disposition", fields);
        }

        private Map<String, Object> lead(BigDecimal rank) {
            int owner = dice.nextInt(OWNERS);
            var fields = new LinkedHashMap<String, Object>();
            if (rank != null) {
                fields.put("rank", rank);
            }
            fields.put("stage", STAGE);
            fields.put("receivedAt", at);
            fields.put("owner", "owner-" + owner);
            fields.put("team", "team-" + owner % TEAMS);
            fields.put("attributes", Map.of("region", REGIONS.get(dice.nextInt(REGIONS.size()))));
            return fields;
        }

        /** A quarter of the leads in each tier of the shipped policies and below; one in twenty is unranked. */
        private BigDecimal rank() {
            int[] edges = {0, 450, 600, 850, 1001};
            int tier = dice.nextInt(4);
            int tenths = dice.nextInt(edges[tier], edges[tier + 1]);
            return chance(5) ? null : BigDecimal.valueOf(tenths, 1);
        }

        private Map<String, Object> attempt(int attempt, boolean reached) {
            boolean phone = attempt == 1 || chance(70);
            var fields = new LinkedHashMap<String, Object>();
            fields.put("id", id + "-" + attempt);
            fields.put("channel", phone ? "PHONE" : "EMAIL");
            fields.put("occurredAt", at);
            fields.put("outcome", phone ? (reached ? "CONNECTED" : "NO_ANSWER") : (reached ? "REPLIED" : "SENT"));
            return fields;
        }

        /** Returns whether it is told: nothing later than the limit is. */
        private boolean tell(String kind, Map<String, Object> fields) {
            if (until != null && at.isAfter(until)) {
                return false;
            }
            facts.add(FactLine.of(number, id, kind, fields));
            return true;
        }

        private boolean chance(int percent) {
            return dice.nextInt(100) < percent;
        }
    }
}
