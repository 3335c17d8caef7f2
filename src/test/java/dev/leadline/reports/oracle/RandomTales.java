package dev.leadline.reports.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/**
 * Tales of leads, made up by a seed. They hold what the oracle knows and no more: whole minutes, of one lead no two things in
 * one minute, one policy version, one change of rank in a cycle beside the first rank, a word amended once at most, a merge in
 * the first cycle of two leads that are ranked and owned. What amends was told after what it amends.
 */
final class RandomTales {

    /** Friday 8 January 2016, 09:00 in New York. */
    private static final int BEGIN = OpenMinutes.of(java.time.Instant.parse("2016-01-08T14:00:00Z"));

    private static final String[] CALLS = {
        "NO_ANSWER", "NO_ANSWER", "NO_ANSWER", "VOICEMAIL", "WRONG_NUMBER", "CONNECTED", "INBOUND"
    };
    private static final String[] MAILS = {"SENT", "SENT", "SENT", "BOUNCED", "REPLIED", "AUTO_REPLY", "INBOUND"};
    private static final String[] ENDS = {"ACCEPTED", "REJECTED", "DISQUALIFIED", "DISQUALIFIED", "RETURNED"};
    private static final String[] REASONS = {"wrong person", "no budget", "competitor", "duplicate", "no answer"};
    private static final String[] RANKS = {"100", "92", "85", "84.9", "70", "60", "59", "45", "44.9", "10"};

    private final Random random;
    private final List<Word> told = new ArrayList<>();
    private TreeSet<Integer> taken;
    private String lead;
    private boolean isSimple;

    private RandomTales(long seed) {
        random = new Random(seed);
    }

    /** What is told of so many leads {@code tale-<seed>-0}, {@code tale-<seed>-1} ..., in the order of telling. */
    static List<Word> of(long seed, int leads) {
        var tales = new RandomTales(seed);
        for (int i = 0; i < leads; i++) {
            tales.tale("tale-" + seed + "-" + i);
        }
        return numbered(tales.told);
    }

    private static List<Word> numbered(List<Word> told) {
        var sorted = told.stream()
                .sorted(java.util.Comparator.comparing(Word::recorded))
                .toList();
        var numbered = new ArrayList<Word>();
        for (var word : sorted) {
            numbered.add(new Word(
                    numbered.size() + 1, word.lead(), word.kind(), word.id(), word.at(), word.recorded(), word.says()));
        }
        return numbered;
    }

    private void tale(String id) {
        lead = id;
        taken = new TreeSet<>();
        isSimple = isOneIn(3);
        int received = free(BEGIN + random.nextInt(7 * 1440));
        if (isOneIn(8)) {
            merged(received);
            return;
        }
        describe(received, isOneIn(8) ? null : any(RANKS), !isOneIn(4));
        happenings(received);
        if (isOneIn(2)) {
            int closed = free(received + 1 + random.nextInt(14 * 1440));
            var end = tell("closed", closed, ending(any(ENDS)));
            if (end.recorded() == closed && isOneIn(3)) {
                int again = free(closed + 1 + random.nextInt(6 * 1440));
                describe(again, any(RANKS), true);
                attempts(again, 5);
            }
        } else if (isOneIn(6)) {
            var end = tell("closed", free(received + 1 + random.nextInt(8 * 1440)), ending("DISQUALIFIED"));
            tell("withdrawal", free(end.recorded() + random.nextInt(3 * 1440)), Map.of("of", end.name()));
        }
    }

    private void happenings(int received) {
        attempts(received, 12);
        if (isOneIn(3)) {
            tell("rank", later(received, 6), Map.of("rank", any(RANKS)));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            boolean isNobody = isOneIn(6);
            tell(
                    "owner",
                    later(received, 9),
                    isNobody
                            ? Map.of("team", "east")
                            : Map.of("owner", any("east-1", "east-2", "west-1"), "team", "east"));
        }
        if (isOneIn(3)) {
            int from = later(received, 9);
            var says = isOneIn(5)
                    ? Map.<String, String>of()
                    : Map.of("until", "" + (from + 30 + random.nextInt(4 * 1440)));
            var pause = tell("pause", from, says);
            if (isOneIn(5)) {
                tell("withdrawal", free(pause.recorded() + random.nextInt(1440)), Map.of("of", pause.name()));
            }
        }
    }

    private void attempts(int received, int most) {
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            var attempt = tell("attempt", later(received, 13), attempt());
            if (isOneIn(9)) {
                tell("withdrawal", free(attempt.recorded() + random.nextInt(4 * 1440)), Map.of("of", attempt.name()));
            } else if (isOneIn(9)) {
                var says = new HashMap<>(attempt());
                says.put("of", attempt.name());
                says.put("at", "" + free(Math.max(received - 60, attempt.at() - random.nextInt(2 * 1440))));
                tell("correction", free(attempt.recorded() + random.nextInt(4 * 1440)), says);
            }
        }
    }

    /** Two leads that are one: which was received first is a matter of chance. */
    private void merged(int received) {
        var own = lead;
        describe(received, any(RANKS), true);
        attempts(received, 5);
        lead = own + "x";
        int other = free(received + random.nextInt(3 * 1440) - 1440);
        describe(other, any(RANKS), true);
        attempts(other, 5);
        if (isOneIn(2)) {
            tell("closed", later(other, 4), Map.of("type", "DISQUALIFIED", "reason", "duplicate"));
        }
        lead = own;
        var merge = tell("merge", later(Math.max(received, other), 6), Map.of("absorbs", own + "x"));
        if (isOneIn(4)) {
            tell("withdrawal", free(merge.recorded() + random.nextInt(3 * 1440)), Map.of("of", merge.name()));
        } else if (isOneIn(2)) {
            tell("closed", later(merge.at() + 1, 6), ending(any(ENDS)));
        }
    }

    private Map<String, String> attempt() {
        boolean isCall = !isOneIn(3);
        return Map.of("channel", isCall ? "PHONE" : "EMAIL", "outcome", any(isCall ? CALLS : MAILS));
    }

    private Map<String, String> ending(String type) {
        return isOneIn(3) ? Map.of("type", type) : Map.of("type", type, "reason", any(REASONS));
    }

    private void describe(int at, String rank, boolean isOwned) {
        var says = new HashMap<String, String>();
        says.put("policy", isSimple ? "simple" : "predictive");
        says.put("source", any("oracle-web", "oracle-webinar", "oracle-fair"));
        says.put("describes", lead);
        if (rank != null) {
            says.put("rank", rank);
        }
        if (isOwned) {
            says.put("owner", any("east-1", "west-1"));
            says.put("team", "east");
        }
        tell("received", at, says);
    }

    /** Most becomes known in the minute in which it happens, some hours or days later. */
    private Word tell(String kind, int at, Map<String, String> says) {
        int recorded = isOneIn(4) ? at + random.nextInt(isOneIn(2) ? 300 : 5 * 1440) : at;
        if (says.containsKey("of")) {
            recorded = at;
        }
        var word = new Word(0, lead, kind, "f" + told.size(), at, recorded, says);
        told.add(word);
        return word;
    }

    private int later(int from, int days) {
        double share = random.nextDouble();
        return free(from + 1 + (int) (share * share * days * 1440));
    }

    /** The first minute from one on in which nothing happened to the lead. */
    private int free(int minute) {
        int free = minute;
        while (!taken.add(free)) {
            free++;
        }
        return free;
    }

    private boolean isOneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private String any(String... words) {
        return words[random.nextInt(words.length)];
    }
}
