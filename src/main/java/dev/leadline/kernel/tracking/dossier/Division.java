package dev.leadline.kernel.tracking.dossier;

import dev.leadline.kernel.fact.Disposition;
import dev.leadline.kernel.fact.DispositionType;
import dev.leadline.kernel.fact.FactKind;
import dev.leadline.kernel.fact.ToldFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cycles of a lead. A cycle ends with the first word on the lead; what is received at or after that begins the next, and
 * nothing else does (O12).
 */
final class Division {

    /** The reason of a word on a record, and not on the lead behind it. */
    private static final String DUPLICATE = "duplicate";

    private final String leadId;
    private final Union union;
    private final List<Opened> cycles = new ArrayList<>();
    private final List<SetAside> setAside = new ArrayList<>();

    /**
     * A cycle: who was received in it, and the word that closed it.
     *
     * @param leadId the lead; of those merged, the one that stays
     * @param receipts one for each lead that was received in it
     */
    record Opened(String leadId, List<Receipt> receipts, @Nullable ToldFact word) {

        static Opened of(String leadId, List<ToldFact> described, @Nullable ToldFact word) {
            var byLead = new LinkedHashMap<String, List<ToldFact>>();
            described.forEach(fact -> byLead.computeIfAbsent(fact.leadId(), id -> new ArrayList<>())
                    .add(fact));
            return new Opened(leadId, byLead.values().stream().map(Receipt::new).toList(), word);
        }

        /** The earliest receipt wins. */
        Instant receivedAt() {
            return first().receivedAt();
        }

        @Nullable
        Instant closedAt() {
            return word == null ? null : word.occurredAt();
        }

        /** The receipt of the lead that stays; only when it never was described itself, the first of the others. */
        Receipt own() {
            return receipts.stream()
                    .filter(each -> each.leadId().equals(leadId))
                    .findFirst()
                    .orElseGet(this::first);
        }

        private Receipt first() {
            var first = receipts.get(0);
            for (var each : receipts) {
                first = each.receivedAt().isBefore(first.receivedAt()) ? each : first;
            }
            return first;
        }
    }

    /** @param standing the facts that stand, in the order in which they were said to happen */
    Division(String leadId, List<ToldFact> standing, Union union) {
        this.leadId = leadId;
        this.union = union;
        divide(new ArrayList<>(of(standing, FactKind.LEAD)), words(of(standing, FactKind.DISPOSITION)));
        for (int i = 0; i < cycles.size(); i++) {
            var word = i == cycles.size() - 1 ? cycles.get(i).word() : null;
            cycles.get(i).receipts().forEach(receipt -> setAside.addAll(receipt.setAside(word)));
        }
    }

    List<Opened> cycles() {
        return cycles;
    }

    /** The descriptions and words that have no say. */
    List<SetAside> setAside() {
        return setAside;
    }

    private void divide(List<ToldFact> left, List<ToldFact> words) {
        while (!left.isEmpty()) {
            var first = left.stream()
                    .map(Receipt::receivedAt)
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
            cycles.add(Opened.of(leadId, own, word));
        }
        if (!cycles.isEmpty()) {
            setAsideBefore(Instant.MAX, words);
        }
    }

    private void setAsideBefore(Instant first, List<ToldFact> words) {
        while (!words.isEmpty() && words.get(0).occurredAt().isBefore(first)) {
            var word = words.remove(0);
            setAside.add(
                    cycles.isEmpty()
                            ? SetAside.beforeReceipt(word)
                            : SetAside.afterTheWord(word, closing(cycles.get(cycles.size() - 1))));
        }
    }

    private static ToldFact closing(Opened cycle) {
        return Objects.requireNonNull(cycle.word(), cycle.leadId());
    }

    /** Those that may close a cycle, in order: of several at one moment the one recorded last. */
    private List<ToldFact> words(List<ToldFact> said) {
        var words = new ArrayList<ToldFact>();
        for (var word : said) {
            int last = words.size() - 1;
            if (isOfRecord(word)) {
                setAside.add(SetAside.duplicate(word));
            } else if (last >= 0 && words.get(last).occurredAt().equals(word.occurredAt())) {
                setAside.add(SetAside.overtaken(words.set(last, word)));
            } else {
                words.add(word);
            }
        }
        return words;
    }

    /** A record that is closed as a duplicate says nothing of the lead that it turns out to be. */
    private boolean isOfRecord(ToldFact word) {
        var said = (Disposition) word.content();
        return DUPLICATE.equals(said.reason())
                && said.type() != DispositionType.ACCEPTED
                && union.isOfRecord(word.leadId(), word.occurredAt());
    }

    private static List<ToldFact> of(List<ToldFact> standing, FactKind kind) {
        return standing.stream().filter(fact -> fact.key().kind() == kind).toList();
    }
}
