package dev.leadline.mutations;

import dev.leadline.kernel.rules.RuleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A rule taken apart, as far as mutants need; in the form that {@code RuleLawsTest} allows.
 *
 * @param name its name
 * @param whole all of it
 * @param conditions its conditions, in order
 * @param inserts the expressions that it inserts
 */
record WrittenRule(String name, Code whole, List<Condition> conditions, List<Code> inserts) {

    private static final Pattern RULE = Pattern.compile(
            "^rule\\s+\"(?<name>[^\"]+)\".*?^when\\b(?<when>.*?)^then\\b(?<then>.*?)^end\\b",
            Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern HEAD = Pattern.compile("(?:(\\$\\w+)\\s*:\\s*)?([\\w.]+)\\s*(?=\\()");
    private static final Pattern QUANTIFIER = Pattern.compile("(not|exists)\\b\\s*");
    private static final Pattern FROM = Pattern.compile("\\s+from\\s+(?=\\S)");
    private static final Pattern AND = Pattern.compile("(?:and\\b|&&|,)\\s*");

    /**
     * One condition: a pattern, or {@code not} or {@code exists} in front of one.
     *
     * @param whole all of it
     * @param quantifier {@code not}, {@code exists} or empty
     * @param binding the variable that holds what it matches, such as {@code $lead}; empty when there is none
     * @param type the fact's type, as it is written
     * @param constraints what must hold of the fact
     * @param source the expression behind {@code from}; empty code when there is none
     */
    record Condition(Code whole, String quantifier, String binding, String type, List<Code> constraints, Code source) {

        /** As it is called in the name of a mutant: with one constraint of all. */
        String with(String constraint) {
            return (quantifier.isEmpty() ? "" : quantifier + " ") + type + "( " + constraint + " )";
        }
    }

    /** The rules of a file. */
    static List<WrittenRule> of(RuleFile file) {
        var code = Code.of(file.drl());
        return RULE.matcher(code.text())
                .results()
                .map(found -> new WrittenRule(
                        found.group(1),
                        code.part(found.start(), found.end()),
                        conditions(code.part(found.start(2), found.end(2))),
                        inserts(code.part(found.start(3), found.end(3)))))
                .toList();
    }

    private static List<Condition> conditions(Code when) {
        var conditions = new ArrayList<Condition>();
        for (var rest = when; !rest.isEmpty(); ) {
            var condition = condition(rest);
            conditions.add(condition);
            rest = rest.part(condition.whole().to(), rest.to());
            var and = AND.matcher(rest.text()).region(rest.from(), rest.to());
            rest = and.lookingAt() ? rest.part(and.end(), rest.to()) : rest;
        }
        return conditions;
    }

    private static Condition condition(Code rest) {
        var quantifier = QUANTIFIER.matcher(rest.text()).region(rest.from(), rest.to());
        var isQuantified = quantifier.lookingAt();
        var head = HEAD.matcher(rest.text()).region(isQuantified ? quantifier.end() : rest.from(), rest.to());
        if (!head.lookingAt()) {
            throw new IllegalArgumentException("This is read as no condition: " + rest.line());
        }
        int end = rest.skip(head.end());
        var from = FROM.matcher(rest.text()).region(end, rest.to());
        var source = from.lookingAt() ? rest.part(from.end(), endOfExpression(rest, from.end())) : rest.part(end, end);
        return new Condition(
                rest.part(rest.from(), source.to()),
                isQuantified ? quantifier.group(1) : "",
                head.group(1) == null ? "" : head.group(1),
                head.group(2),
                rest.part(head.end() + 1, end - 1).split(","),
                source);
    }

    /** An expression ends at the first blank outside of brackets, but for one before a dot. */
    private static int endOfExpression(Code rest, int begin) {
        int at = begin;
        while (at < rest.to()) {
            if (Character.isWhitespace(rest.text().charAt(at))) {
                var next = rest.part(at, rest.to());
                if (next.isEmpty() || rest.text().charAt(next.from()) != '.') {
                    return at;
                }
                at = next.from();
            } else {
                at = rest.skip(at);
            }
        }
        return at;
    }

    private static List<Code> inserts(Code then) {
        var inserts = new ArrayList<Code>();
        for (var statement : then.split(";")) {
            if (!statement.isEmpty()) {
                int open = statement.text().indexOf('(', statement.from());
                inserts.add(statement.part(open + 1, statement.to() - 1));
            }
        }
        return inserts;
    }

    /** Whether something outside of a condition reads what the condition binds. */
    boolean reads(Condition condition) {
        var outside = whole.text().substring(whole.from(), condition.whole().from()) + "\n"
                + whole.text().substring(condition.whole().to(), whole.to());
        return Pattern.compile("(\\$\\w+)\\s*:")
                .matcher(condition.whole().toString())
                .results()
                .anyMatch(bound -> Pattern.compile(Pattern.quote(bound.group(1)) + "\\b")
                        .matcher(outside)
                        .find());
    }
}
