package dev.leadline.actions;

import java.util.Collection;
import java.util.function.Function;

/**
 * One lead's entry came, changed or went.
 *
 * @param position its place in the feed: events follow each other without a gap, in the order of their commits
 * @param before the entry before, without its action; {@code null} when there was none
 * @param after the entry after; {@code null} when there is none any more
 * @param entry the entry after as JSON, written once for all who are told; {@code null} when there is none any more
 * @param wordsOf the words of an action, by which it is found
 */
record QueueEvent(
        long position,
        QueuedAction before,
        QueuedAction after,
        String entry,
        Function<QueuedAction, Collection<String>> wordsOf) {

    /** Returns whether someone who looks through a filter sees an entry. */
    boolean isSeenBy(Filter filter) {
        return after != null && filter.accepts(after, wordsOf);
    }

    /** Returns whether they saw one, and do not any more. */
    boolean isLostBy(Filter filter) {
        return before != null && filter.accepts(before, wordsOf) && !isSeenBy(filter);
    }

    String leadId() {
        return after == null ? before.leadId() : after.leadId();
    }
}
