package dev.leadline.reports.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of leads at a moment: words that were amended, leads that were merged, and the cycles of each. It knows only
 * what {@link RandomTales} make up: a word is amended once at most, a lead is merged once at most and then in its first cycle.
 */
final class Lives {

    private final List<Word> standing;
    private final Map<String, Word> merges = new HashMap<>();

    /** @param known the last moment at which what became known counts */
    Lives(List<Word> told, int known) {
        var heard = told.stream().filter(word -> word.recorded() <= known).toList();
        standing = amended(heard).stream()
                .sorted(Comparator.comparing(Word::at).thenComparing(Word::number))
                .toList();
        standing.stream()
                .filter(word -> word.kind().equals("merge"))
                .forEach(word -> merges.put(word.says("absorbs"), word));
    }

    /** The merge that took a lead into another one; {@code null} when it stands for itself. */
    Word mergeOf(String lead) {
        return merges.get(lead);
    }

    private static List<Word> amended(List<Word> heard) {
        var amendments = heard.stream()
                .filter(word -> word.says().containsKey("of"))
                .collect(Collectors.toMap(word -> word.lead() + " " + word.says("of"), word -> word));
        var standing = new ArrayList<Word>();
        for (var word : heard) {
            var amendment = amendments.get(word.lead() + " " + word.name());
            if (word.says().containsKey("of")
                    || amendment != null && amendment.kind().equals("withdrawal")) {
                continue;
            }
            standing.add(amendment == null ? word : corrected(word, amendment));
        }
        return standing;
    }

    private static Word corrected(Word word, Word correction) {
        var says = new HashMap<>(correction.says());
        says.remove("of");
        return word.corrected(Integer.parseInt(says.remove("at")), says);
    }

    /** The cycles of a lead that stands for itself. */
    List<Life> of(String lead) {
        var words = standing.stream()
                .filter(word -> isOf(word, lead))
                .map(word -> word.about(lead))
                .toList();
        var received =
                words.stream().filter(word -> word.kind().equals("received")).toList();
        var lives = new ArrayList<Life>();
        var closings =
                words.stream().filter(word -> word.kind().equals("closed")).toList();
        int from = 0;
        for (var word : received) {
            boolean isNext = lives.isEmpty()
                    || lives.get(lives.size() - 1).closed() != null
                            && lives.get(lives.size() - 1).closed().at() <= word.at();
            if (isNext) {
                var closed = closings.stream()
                        .filter(each -> each.at() >= word.at())
                        .findFirst()
                        .orElse(null);
                int begin = from;
                int end = closed == null ? OpenMinutes.NEVER : closed.at();
                lives.add(new Life(
                        lead,
                        lives.size() + 1,
                        word.at(),
                        "simple".equals(word.says("policy")),
                        words.stream()
                                .filter(each ->
                                        (each.at() >= begin || each.kind().equals("pause")) && each.at() <= end)
                                .toList(),
                        closed));
                from = end == OpenMinutes.NEVER ? end : end + 1;
            }
        }
        return lives;
    }

    /** What was said of the absorbed lead has a say, but for its end as a duplicate, and ranks and owners out of their time. */
    private boolean isOf(Word word, String lead) {
        var merge = merges.values().stream()
                .filter(each -> each.lead().equals(lead))
                .findFirst()
                .orElse(null);
        if (merge == null) {
            return word.lead().equals(lead);
        }
        boolean isRecordsEnd = word.kind().equals("closed")
                && "duplicate".equals(word.says("reason"))
                && (!word.lead().equals(lead) || word.at() < merge.at());
        if (isRecordsEnd) {
            return false;
        }
        if (word.lead().equals(lead)) {
            return true;
        }
        return word.lead().equals(merge.says("absorbs"))
                && (!Set.of("received", "rank", "owner").contains(word.kind())
                        || word.at() >= merge.at()
                        || word.at() < ownReceipt(lead));
    }

    private int ownReceipt(String lead) {
        return standing.stream()
                .filter(word -> word.kind().equals("received") && word.lead().equals(lead))
                .mapToInt(Word::at)
                .min()
                .orElse(OpenMinutes.NEVER);
    }
}
