package dev.leadline.kernel.tracking;

import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.ToldFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Everything that was told about a lead, and about the leads that were merged into it, put in order. It is a function of
 * the set of facts: whatever the order of their arrival and however often each was told, it is the same (O10).
 */
public final class Dossier {

    private final String leadId;
    private final List<ToldFact> standing;
    private final List<Receipt> receipts = new ArrayList<>();
    private final List<Cycle> cycles = new ArrayList<>();
    private final List<SetAside> setAside = new ArrayList<>();

    private Dossier(String leadId, Collection<ToldFact> told) {
        this.leadId = leadId;
        this.standing = Amendments.applied(told);
        var union = new Union(leadId, told);
        divide();
        for (int i = 0; i < receipts.size(); i++) {
            var end = i + 1 < receipts.size() ? receipts.get(i + 1).receivedAt() : Instant.MAX;
            var before = cycles.isEmpty() ? null : cycles.get(i - 1).lastRank();
            cycles.add(new CycleReading(receipts.get(i), standing, union, end).toCycle(i + 1, before));
        }
        if (!receipts.isEmpty()) {
            setAsideAttempts(receipts.get(0).receivedAt());
        }
    }

    /**
     * Puts in order what was told.
     *
     * @param leadId the lead; of those merged into it the receipt and what was done about them count, and what they came
     *     to be once they were one with it, but not what they had been before
     * @param told about it and about those merged into it, in any order
     */
    public static Dossier of(String leadId, Collection<ToldFact> told) {
        return new Dossier(leadId, told);
    }

    /** The cycles, the first first; none while the lead itself was not told of. */
    public List<Cycle> cycles() {
        return List.copyOf(cycles);
    }

    /** Returns the facts that are stored without effect. */
    public List<SetAside> setAside() {
        return List.copyOf(setAside);
    }

    /** A cycle ends with the first word on the lead; what is received at or after that begins the next (O12). */
    private void divide() {
        var left = new ArrayList<>(of(FactKind.LEAD));
        var words = new ArrayList<>(of(FactKind.DISPOSITION));
        while (!left.isEmpty()) {
            var first = left.stream()
                    .map(each -> Receipt.receivedAt(each))
                    .min(Instant::compareTo)
                    .orElseThrow();
            setAsideBefore(first, words);
            var word = words.isEmpty() ? null : words.remove(0);
            var own = left.stream()
                    .filter(each -> word == null
                            || Receipt.receivedAt(each).equals(first)
                            || Receipt.receivedAt(each).isBefore(word.occurredAt()))
                    .toList();
            left.removeAll(own);
            receipts.add(Receipt.of(leadId, own, word));
        }
        if (!receipts.isEmpty()) {
            setAsideBefore(Instant.MAX, words);
        }
    }

    private void setAsideBefore(Instant first, List<ToldFact> words) {
        while (!words.isEmpty() && words.get(0).occurredAt().isBefore(first)) {
            var word = words.remove(0);
            setAside.add(new SetAside(word.key(), because()));
        }
    }

    private String because() {
        if (receipts.isEmpty()) {
            return "It happened before the lead was received.";
        }
        var last = receipts.get(receipts.size() - 1);
        var word = Objects.requireNonNull(last.disposition(), last.leadId());
        return "The lead was already " + word.type() + " at " + word.occurredAt() + ".";
    }

    private void setAsideAttempts(Instant receivedAt) {
        of(FactKind.ATTEMPT).stream()
                .filter(each -> each.occurredAt().isBefore(receivedAt))
                .forEach(each -> setAside.add(new SetAside(each.key(), "It happened before the lead was received.")));
    }

    private List<ToldFact> of(FactKind kind) {
        return standing.stream().filter(fact -> fact.key().kind() == kind).toList();
    }
}
