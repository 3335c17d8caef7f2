package dev.leadline.kernel.rules;

import dev.leadline.kernel.obligation.RuleFiring;
import dev.leadline.kernel.policy.rows.TableRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.drools.core.rule.consequence.InternalMatch;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.Match;

/** A firing under way: its conclusions follow the moment at which it was let through. Nearly always there is one. */
final class Fired {

    private final WrittenRule rule;
    private final List<Object> facts;
    private @Nullable TableRow row;
    private @Nullable Object concluded;
    private @Nullable List<Object> several;
    private @Nullable RuleFiring told;

    Fired(WrittenRule rule, Match match) {
        this.rule = rule;
        this.facts = matched(match);
    }

    /** The engine's own list goes through two more. */
    private List<Object> matched(Match match) {
        var matched = ((InternalMatch) match).getTuple().toObjects(false);
        for (int i = 0; i < matched.length && row == null; i++) {
            row = matched[i] instanceof TableRow ? (TableRow) matched[i] : null;
        }
        return Arrays.asList(matched);
    }

    WrittenRule rule() {
        return rule;
    }

    void conclude(Object fact) {
        if (concluded == null) {
            concluded = fact;
            return;
        }
        if (several == null) {
            several = new ArrayList<>();
            several.add(concluded);
        }
        several.add(fact);
    }

    /** Returns what it has concluded; the same each time once it is asked. */
    RuleFiring toFiring() {
        if (told == null) {
            told = new RuleFiring(rule.name(), rule.clause(), row, facts, concluded());
        }
        return told;
    }

    private List<Object> concluded() {
        return several != null ? List.copyOf(several) : concluded == null ? List.of() : List.of(concluded);
    }
}
