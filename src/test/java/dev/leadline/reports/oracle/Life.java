package dev.leadline.reports.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * One cycle of a lead as it is known: what was received, and every word that has a say in it, in the order of time.
 *
 * @param closed the word that ended it; {@code null} while it is open
 */
record Life(String lead, int cycle, int received, boolean isSimple, List<Word> words, Word closed) {

    /** Ranks with their moments, those at or before receipt first; a rank that says the same as before is none. */
    record Ranked(int at, Double rank) {}

    /** A time in which the lead was one owner's, or nobody's. */
    record Owned(int from, String owner, String team) {}

    List<Word> of(String kind) {
        return words.stream().filter(word -> word.kind().equals(kind)).toList();
    }

    /** What it was ranked from receipt on; the first is that at receipt, and may be none. */
    List<Ranked> ranks() {
        var ranks = new ArrayList<Ranked>();
        for (var word : words) {
            boolean isDescription = word.kind().equals("received");
            if ((isDescription || word.kind().equals("rank")) && (closed == null || word.at() < closed.at())) {
                var rank = word.says("rank") == null ? null : Double.valueOf(word.says("rank"));
                int at = Math.max(received, word.at());
                if (!ranks.isEmpty() && ranks.get(ranks.size() - 1).at() == at) {
                    ranks.remove(ranks.size() - 1);
                }
                if (ranks.isEmpty()
                        || rank != null
                                && !rank.equals(ranks.get(ranks.size() - 1).rank())) {
                    ranks.add(new Ranked(at, rank));
                }
            }
        }
        return ranks;
    }

    /** Who had it, one after the other, up to a moment. */
    List<Owned> owners(int until) {
        var owners = new ArrayList<Owned>();
        owners.add(new Owned(received, null, null));
        for (var word : words) {
            boolean isSilent = word.kind().equals("received") && word.says("owner") == null;
            if (isSilent || word.at() > until) {
                continue;
            }
            if (word.kind().equals("received") || word.kind().equals("owner")) {
                var last = owners.get(owners.size() - 1);
                var owner = word.says("owner");
                boolean isSame = owner == null ? last.owner() == null : owner.equals(last.owner());
                int from = isSame ? last.from() : Math.max(received, word.at());
                if (isSame || last.from() == from) {
                    owners.remove(owners.size() - 1);
                }
                owners.add(new Owned(from, owner, word.says("team")));
            }
        }
        return owners;
    }

    /** The attempts since receipt and by a moment that count in a channel. */
    List<Word> counting(String channel, int by) {
        return attempts(by).stream()
                .filter(word -> word.says("channel").equals(channel) && counts(word))
                .toList();
    }

    private List<Word> attempts(int by) {
        return of("attempt").stream()
                .filter(word -> word.at() >= received && word.at() <= by)
                .toList();
    }

    private static boolean counts(Word attempt) {
        var outcome = attempt.says("outcome");
        return attempt.says("channel").equals("PHONE")
                ? !outcome.equals("WRONG_NUMBER")
                : !outcome.equals("BOUNCED") && !outcome.equals("INBOUND");
    }

    /** When the lead was first reached. */
    int reached(int by) {
        return attempts(by).stream()
                .filter(word -> List.of("CONNECTED", "REPLIED", "INBOUND").contains(word.says("outcome")))
                .mapToInt(Word::at)
                .min()
                .orElse(OpenMinutes.NEVER);
    }

    int firstCall(int by) {
        return counting("PHONE", by).stream().mapToInt(Word::at).min().orElse(OpenMinutes.NEVER);
    }

    /** When every floor was met. */
    int floorsMet(java.util.Map<String, Integer> floors, int by) {
        int met = received;
        for (var floor : floors.entrySet()) {
            var made = counting(floor.getKey(), by);
            if (made.size() < floor.getValue()) {
                return OpenMinutes.NEVER;
            }
            met = Math.max(met, made.get(floor.getValue() - 1).at());
        }
        return met;
    }

    /** When it was closed, if that was by a moment. */
    int closedBy(int by) {
        return closed == null || closed.at() > by ? OpenMinutes.NEVER : closed.at();
    }
}
