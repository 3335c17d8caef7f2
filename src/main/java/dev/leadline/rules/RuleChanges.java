package dev.leadline.rules;

import dev.leadline.kernel.rules.RuleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The difference between two revisions, rule by rule. A rule is known by its name; where it stands is no difference.
 *
 * @param added rules that only the later one has, as written there
 * @param removed rules that only the earlier one has
 * @param changed rules whose text is another
 */
public record RuleChanges(List<RuleText> added, List<RuleText> removed, List<Changed> changed) {

    /** A rule as it was and as it is. */
    public record Changed(RuleText before, RuleText after) {}

    /** The differences, in the order in which the rules are written. */
    public static RuleChanges between(List<RuleText> before, List<RuleText> after) {
        var was = byName(before);
        var is = byName(after);
        var changed = new ArrayList<Changed>();
        is.forEach((name, rule) -> {
            var old = was.get(name);
            if (old != null && !old.text().equals(rule.text())) {
                changed.add(new Changed(old, rule));
            }
        });
        return new RuleChanges(
                is.values().stream()
                        .filter(rule -> !was.containsKey(rule.name()))
                        .toList(),
                was.values().stream()
                        .filter(rule -> !is.containsKey(rule.name()))
                        .toList(),
                changed);
    }

    private static Map<String, RuleText> byName(List<RuleText> rules) {
        var byName = new LinkedHashMap<String, RuleText>();
        rules.forEach(rule -> byName.putIfAbsent(rule.name(), rule));
        return byName;
    }

    /** The differences in one sentence; at most some of them. */
    public String sentence() {
        var words = new ArrayList<String>();
        changed.forEach(rule -> words.add("changed is " + called(rule.after())));
        added.forEach(rule -> words.add("added is " + called(rule)));
        removed.forEach(rule -> words.add("gone is " + called(rule)));
        if (words.isEmpty()) {
            return "All rules are the same as those in force.";
        }
        int more = words.size() - 5;
        return "Compared with the rules in force, " + String.join("; ", words.subList(0, Math.min(5, words.size())))
                + (more > 0 ? "; and " + more + " more differ." : ".");
    }

    private static String called(RuleText rule) {
        return "\"" + rule.name() + "\" (" + rule.place() + ")";
    }
}
