package dev.leadline.kernel.tracking.dossier;

import dev.leadline.kernel.fact.Description;
import dev.leadline.kernel.fact.ToldFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The receipt of one lead in one cycle, and how it was described there. */
final class Receipt {

    private final ToldFact first;
    private final List<ToldFact> described = new ArrayList<>();
    private final List<ToldFact> overtaken = new ArrayList<>();
    private final List<ToldFact> atReceipt;
    private final List<ToldFact> later;

    /** @param said descriptions of one lead, in the order in which they were said; not empty */
    Receipt(List<ToldFact> said) {
        this.first = said.get(0);
        for (var fact : said) {
            int last = described.size() - 1;
            if (last >= 0 && described.get(last).occurredAt().equals(fact.occurredAt())) {
                overtaken.add(described.remove(last));
            }
            described.add(fact);
        }
        int count = 1;
        while (count < described.size() && !described.get(count).occurredAt().isAfter(receivedAt())) {
            count++;
        }
        this.atReceipt = described.subList(0, count);
        this.later = described.subList(count, described.size());
    }

    static Instant receivedAt(ToldFact described) {
        return description(described).lead().receivedAt();
    }

    static Description description(ToldFact described) {
        return (Description) described.content();
    }

    String leadId() {
        return first.leadId();
    }

    /** Returns the moment of receipt: as it was said first, since only a correction moves it. */
    Instant receivedAt() {
        return receivedAt(first);
    }

    /** The descriptions by which it was received: those said by then, or the first one said after it. */
    List<ToldFact> describedAtReceipt() {
        return atReceipt;
    }

    /** The descriptions said after that, each later than receipt. */
    List<ToldFact> describedLater() {
        return later;
    }

    /**
     * Returns the last description of the lead, without rank, owner and team, which have a history.
     *
     * @param closedAt when it was closed; what it was said to be from then on has no say
     */
    Description last(@Nullable Instant closedAt) {
        var last = atReceipt.get(atReceipt.size() - 1);
        for (var fact : later) {
            last = closedAt == null || fact.occurredAt().isBefore(closedAt) ? fact : last;
        }
        return description(last);
    }

    /**
     * The descriptions that have no say, or a part of which has none.
     *
     * @param word what closed the cycle, if no other one follows
     */
    List<SetAside> setAside(@Nullable ToldFact word) {
        var setAside = new ArrayList<SetAside>();
        overtaken.forEach(fact -> setAside.add(SetAside.overtaken(fact)));
        var before = first;
        for (var fact : described) {
            if (word != null && isLater(fact) && !fact.occurredAt().isBefore(word.occurredAt())) {
                setAside.add(SetAside.afterTheWord(fact, word));
            } else if (!receivedAt(fact).equals(receivedAt())) {
                setAside.add(SetAside.receivedBefore(fact, first, isOtherwiseNews(fact, before)));
            }
            before = fact;
        }
        return setAside;
    }

    private boolean isLater(ToldFact fact) {
        return !later.isEmpty() && !fact.occurredAt().isBefore(later.get(0).occurredAt());
    }

    /** Returns whether a description says something else of the lead than the one before it, beside the receipt. */
    private static boolean isOtherwiseNews(ToldFact fact, ToldFact before) {
        var said = description(before);
        var now = description(fact);
        return !now.lead().withReceivedAt(said.lead().receivedAt()).equals(said.lead())
                || !Objects.equals(now.policy(), said.policy());
    }
}
