package dev.leadline.kernel.rules;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.definition.rule.Rule;

/**
 * The attributes of a rule that firings show.
 *
 * @param place where it stands among all rules as they are written, from 0
 * @param name its name
 * @param clause the line of the semantics behind it
 */
record WrittenRule(int place, String name, @Nullable String clause) {

    /**
     * Returns the attributes of each compiled rule, by its identity.
     *
     * @param names the names of all rules, in the order in which they are written
     */
    static Map<Rule, WrittenRule> of(KieBase compiled, List<String> names) {
        var rules = new IdentityHashMap<Rule, WrittenRule>();
        compiled.getKiePackages().forEach(each -> each.getRules().forEach(rule -> {
            int place = names.indexOf(rule.getName());
            var clause = (String) rule.getMetaData().get("clause");
            rules.put(rule, new WrittenRule(place < 0 ? names.size() : place, rule.getName(), clause));
        }));
        return rules;
    }
}
