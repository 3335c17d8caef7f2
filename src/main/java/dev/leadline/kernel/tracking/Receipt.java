package dev.leadline.kernel.tracking;

import dev.leadline.kernel.fact.Description;
import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.ToldFact;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The receipt of a lead, and the disposition that ended the cycle which began with it.
 *
 * @param leadId the lead; of those merged, the one that stays
 * @param receivedAt when: as it was said last; of leads that are merged the earliest
 * @param described how the lead was described, in the order in which that was said; not empty. Only when it never was
 *     itself, how those were that were merged into it
 * @param word how it was disposed of
 */
record Receipt(String leadId, Instant receivedAt, List<ToldFact> described, @Nullable ToldFact word) {

    /** @param told every description of the lead, and of those merged into it, in the order in which they were said */
    static Receipt of(String leadId, List<ToldFact> told, @Nullable ToldFact word) {
        var last =
                told.stream().collect(Collectors.toMap(ToldFact::leadId, Receipt::receivedAt, (one, other) -> other));
        var own = told.stream().filter(each -> each.leadId().equals(leadId)).toList();
        var receivedAt = last.values().stream().min(Instant::compareTo).orElseThrow();
        return new Receipt(leadId, receivedAt, own.isEmpty() ? told : own, word);
    }

    static Instant receivedAt(ToldFact described) {
        return description(described).lead().receivedAt();
    }

    static Description description(ToldFact described) {
        return (Description) described.content();
    }

    /** Returns whether what a lead was said to be holds for this one. */
    boolean isOf(String otherId) {
        return otherId.equals(leadId)
                || described.stream().anyMatch(each -> each.leadId().equals(otherId));
    }

    /** The descriptions by which it was received: those said by then, or the first one said after it. */
    List<ToldFact> describedAtReceipt() {
        int count = 1;
        while (count < described.size() && !described.get(count).occurredAt().isAfter(receivedAt)) {
            count++;
        }
        return described.subList(0, count);
    }

    /** The descriptions said after that, each later than receipt. */
    List<ToldFact> describedLater() {
        return described.subList(describedAtReceipt().size(), described.size());
    }

    /** Returns the last description of the lead, without rank, owner and team, which have a history. */
    Description last() {
        return description(described.get(described.size() - 1));
    }

    @Nullable
    Disposition disposition() {
        return word == null ? null : (Disposition) word.content();
    }
}
