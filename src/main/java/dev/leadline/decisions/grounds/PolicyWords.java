package dev.leadline.decisions.grounds;

import dev.leadline.kernel.obligation.ObligationState;
import dev.leadline.kernel.policy.ResolvedPolicy;
import dev.leadline.kernel.policy.TableKind;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.ledger.LedgerWords;
import dev.leadline.rules.Semantics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The words that decisions by a version of a policy have in common. Which they are decides only how short grounds are. */
public final class PolicyWords {

    private static final List<String> USUAL = List.of(
            "It counts.",
            "It counts, and the lead was reached.",
            "Attempts with this outcome do not count.",
            "open",
            "outside opening hours",
            "holiday",
            "calendar time");

    private PolicyWords() {}

    /**
     * @param rules the names of the rules that apply it, as far as they are known
     * @param sample an answer by it, to no lead
     */
    public static LedgerWords of(ResolvedPolicy policy, List<String> rules, String sample) {
        var texts = new ArrayList<String>();
        FactReading.shapes().forEach(texts::add);
        texts.addAll(USUAL);
        Arrays.stream(ObligationState.values()).map(Enum::name).forEach(texts::add);
        addTerms(policy, texts);
        texts.addAll(rules);
        texts.addAll(Semantics.clauses().keySet());
        Arrays.stream(TableKind.values()).map(TableKind::tableName).forEach(texts::add);
        policy.rows().all().forEach(row -> add(FactReading.of(row), texts));
        return LedgerWords.of(texts.stream(), sample);
    }

    private static void addTerms(ResolvedPolicy policy, List<String> texts) {
        var terms = policy.terms();
        texts.addAll(terms.obligationKinds());
        texts.addAll(terms.actionTypes());
        texts.addAll(terms.channels());
        texts.add(String.join(", ", terms.channels()));
        texts.addAll(terms.outcomes());
        texts.add(terms.id());
        texts.add(policy.version());
        new TreeMap<>(policy.calendars()).values().forEach(each -> add(each, texts));
    }

    private static void add(VersionedCalendar calendar, List<String> texts) {
        texts.add(calendar.calendar().id());
        texts.add(calendar.version());
        texts.add(calendar.calendar().zone().getId());
    }

    private static void add(Object value, List<String> texts) {
        if (value instanceof String text) {
            texts.add(text);
        } else if (value instanceof Enum<?> constant) {
            texts.add(constant.name());
        } else if (value instanceof Reading reading) {
            texts.add(reading.shape());
            Arrays.stream(reading.values()).forEach(each -> add(each, texts));
        } else if (value instanceof Map<?, ?> named) {
            named.forEach((name, each) -> {
                add(name, texts);
                add(each, texts);
            });
        } else if (value instanceof Collection<?> list) {
            list.forEach(each -> add(each, texts));
        }
    }
}
