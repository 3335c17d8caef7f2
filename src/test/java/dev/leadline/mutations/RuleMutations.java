package dev.leadline.mutations;

import dev.leadline.kernel.rules.RuleFile;
import dev.leadline.mutations.WrittenRule.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Everything that can be otherwise in a file of rules, one thing at a time: each condition and each part of it dropped,
 * negated and shifted, each conclusion another, each rule gone.
 */
final class RuleMutations {

    private static final Pattern CALL = Pattern.compile("(\\$\\w+)\\.(\\w+)(?=\\()");

    private final RuleFile file;
    private final Vocabulary vocabulary;
    private final List<Mutant> mutants = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private WrittenRule rule;

    private RuleMutations(RuleFile file) {
        this.file = file;
        this.vocabulary = new Vocabulary(file.drl());
        seen.add(Code.line(Code.of(file.drl()).toString()));
    }

    /** All mutants of some files, in the order of what they change. */
    static List<Mutant> of(List<RuleFile> files) {
        return files.stream().flatMap(file -> of(file).stream()).toList();
    }

    static List<Mutant> of(RuleFile file) {
        var mutations = new RuleMutations(file);
        WrittenRule.of(file).forEach(mutations::mutate);
        return mutations.mutants;
    }

    private void mutate(WrittenRule written) {
        rule = written;
        rule.conditions().forEach(this::mutate);
        rule.inserts().forEach(this::mutateConclusion);
        add("drop", "the rule", rule.whole().replacedBy(""));
    }

    private void mutate(Condition condition) {
        if (!condition.quantifier().isEmpty()) {
            var other = condition.quantifier().equals("not") ? "exists" : "not";
            add("negate", condition.with("..."), quantified(condition, other));
        }
        if (!rule.reads(condition)) {
            add("drop", condition.with("..."), condition.whole().replacedBy(""));
        }
        for (var constraint : condition.constraints()) {
            mutate(condition, constraint);
        }
        otherCalls(condition.source()).forEach((from, drl) -> add("source", condition.type() + " from " + from, drl));
    }

    private static String quantified(Condition condition, String other) {
        var whole = condition.whole();
        return whole.part(whole.from(), whole.from() + condition.quantifier().length())
                .replacedBy(other);
    }

    private void mutate(Condition condition, Code constraint) {
        var shown = condition.with(constraint.line());
        var others = condition.constraints().stream()
                .filter(each -> each != constraint)
                .map(Code::toString)
                .collect(Collectors.joining(", "));
        var first = condition.constraints().get(0);
        var last = condition.constraints().get(condition.constraints().size() - 1);
        if (!isRead(constraint)) {
            add("drop", shown, new Code(constraint.text(), first.from(), last.to()).replacedBy(others));
        }
        Expressions.negated(constraint.toString()).forEach(other -> add("negate", shown, constraint.replacedBy(other)));
        for (var operator : List.of("||", "&&")) {
            var operands = constraint.split(operator);
            if (operands.size() > 1) {
                operands.forEach(operand -> mutateOperand(shown, constraint, operands, operand, operator));
            }
        }
        Expressions.shifted(constraint.toString(), vocabulary)
                .forEach(other -> add("shift", shown + " to " + Code.line(other), constraint.replacedBy(other)));
    }

    private void mutateOperand(String shown, Code constraint, List<Code> operands, Code operand, String operator) {
        var others = operands.stream()
                .filter(each -> each != operand)
                .map(Code::toString)
                .collect(Collectors.joining(" " + operator + " "));
        add("drop", operand.line() + " in " + shown, constraint.replacedBy(others));
        Expressions.negated(operand.toString())
                .forEach(other -> add("negate", operand.line() + " in " + shown, operand.replacedBy(other)));
    }

    /** Whether a constraint binds a variable that is read elsewhere. */
    private boolean isRead(Code constraint) {
        return rule.reads(new Condition(constraint, "", "", "", List.of(), constraint));
    }

    private void mutateConclusion(Code conclusion) {
        var text = conclusion.toString();
        var others = new ArrayList<String>();
        Expressions.CONSTANT.matcher(Expressions.masked(text, false)).results().forEach(found -> vocabulary
                .otherConstants(found.group(1), found.group(2))
                .forEach(other -> others.add(Expressions.replaced(text, found, other))));
        others.addAll(Expressions.otherLiterals(text));
        others.forEach(
                other -> add("conclude", conclusion.line() + " as " + Code.line(other), conclusion.replacedBy(other)));
        otherCalls(conclusion).forEach((to, drl) -> add("conclude", conclusion.line() + " as " + to, drl));
        if (rule.inserts().size() > 1) {
            add("drop", conclusion.line(), conclusion.replacedBy("new Object()"));
        }
    }

    /** An expression with one method of what a condition binds that is another; the file's text by the expression. */
    private Map<String, String> otherCalls(Code expression) {
        var others = new java.util.LinkedHashMap<String, String>();
        var text = expression.toString();
        CALL.matcher(text).results().forEach(found -> rule.conditions().stream()
                .filter(condition -> condition.binding().equals(found.group(1)))
                .forEach(condition -> {
                    var brackets = Code.of(text);
                    var arguments = brackets.part(found.end() + 1, brackets.skip(found.end()) - 1)
                            .split(",");
                    for (var other : vocabulary.otherMethods(condition.type(), found.group(2), arguments.size())) {
                        var changed = Expressions.replaced(text, found, found.group(1) + "." + other);
                        others.put(Code.line(changed), expression.replacedBy(changed));
                    }
                }));
        return others;
    }

    private void add(String kind, String detail, String drl) {
        if (!seen.add(Code.line(drl))) {
            return;
        }
        var id = rule.name() + " | " + kind + " | " + detail;
        int times = ids.merge(id, 1, Integer::sum);
        mutants.add(new Mutant(times == 1 ? id : id + " (" + times + ")", new RuleFile(file.name(), drl)));
    }
}
