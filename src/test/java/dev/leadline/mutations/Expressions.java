package dev.leadline.mutations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What can become of a condition in one expression. */
final class Expressions {

    private static final Pattern BINDING = Pattern.compile("^\\$\\w+\\s*:\\s*");
    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern OPERATOR = Pattern.compile("==|!=|>=|<=|&&|\\|\\||>|<");
    private static final Pattern WORD =
            Pattern.compile("\\s(not\\s+)?(contains|matches|in|memberOf|str\\[\\w+\\])(?=[\\s(])");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.$])\\d+(?![\\w.])");
    private static final Pattern TRUTH = Pattern.compile("(?<![\\w.$])(true|false)\\b");
    static final Pattern CONSTANT = Pattern.compile("(?<![\\w.$])([A-Z]\\w*)\\.([A-Z][A-Z0-9_]*)\\b");

    private static final Map<String, String> OPPOSITE =
            Map.of("==", "!=", "!=", "==", ">", "<=", "<=", ">", "<", ">=", ">=", "<");
    private static final Map<String, String> NEXT =
            Map.of("==", "!=", "!=", "==", ">", ">=", ">=", ">", "<", "<=", "<=", "<", "&&", "||", "||", "&&");

    private Expressions() {}

    /** The opposite of a condition; none where it only binds a field to a variable. */
    static List<String> negated(String condition) {
        var binding = BINDING.matcher(condition);
        if (binding.find()) {
            var rest = condition.substring(binding.end());
            return isPath(rest)
                    ? List.of()
                    : negated(rest).stream().map(each -> binding.group() + each).toList();
        }
        var operators = operators(condition, true);
        if (operators.stream()
                .anyMatch(each -> each.group().equals("&&") || each.group().equals("||"))) {
            return List.of("!( " + condition + " )");
        }
        if (operators.size() == 1) {
            return List.of(replaced(
                    condition, operators.get(0), OPPOSITE.get(operators.get(0).group())));
        }
        var word = WORD.matcher(masked(condition, true));
        if (word.find()) {
            return List.of(replaced(
                    condition,
                    word.toMatchResult(),
                    word.group(1) == null ? " not " + word.group(2) : " " + word.group(2)));
        }
        return List.of(condition.startsWith("!") ? condition.substring(1).strip() : "!" + condition);
    }

    /** A condition with one operator, number, constant or text in it that is another. */
    static List<String> shifted(String condition, Vocabulary vocabulary) {
        var shifted = new ArrayList<String>();
        operators(condition, false).forEach(each -> shifted.add(replaced(condition, each, NEXT.get(each.group()))));
        shifted.addAll(otherLiterals(condition));
        CONSTANT.matcher(masked(condition, false))
                .results()
                .forEach(found -> vocabulary.otherConstants(found.group(1), found.group(2)).stream()
                        .limit(1)
                        .forEach(other -> shifted.add(replaced(condition, found, other))));
        return shifted;
    }

    /** An expression with one number, truth or text in it that is another. */
    static List<String> otherLiterals(String expression) {
        var others = new ArrayList<String>();
        var masked = masked(expression, false);
        NUMBER.matcher(masked)
                .results()
                .forEach(found ->
                        others.add(replaced(expression, found, String.valueOf(Long.parseLong(found.group()) + 1))));
        TRUTH.matcher(masked)
                .results()
                .forEach(found -> others.add(
                        replaced(expression, found, String.valueOf(found.group().equals("false")))));
        STRING.matcher(expression)
                .results()
                .forEach(found -> others.add(replaced(expression, found, "\"SOMETHING_ELSE\"")));
        return others;
    }

    static String replaced(String text, MatchResult found, String other) {
        return text.substring(0, found.start()) + other + text.substring(found.end());
    }

    private static boolean isPath(String expression) {
        return expression.matches("[\\w.$]+");
    }

    private static List<MatchResult> operators(String expression, boolean outermost) {
        return OPERATOR.matcher(masked(expression, outermost)).results().toList();
    }

    /** The same text with blanks for strings, and for what stands in brackets where only the outermost counts. */
    static String masked(String expression, boolean outermost) {
        var code = Code.of(expression);
        var masked = new StringBuilder();
        for (int at = 0; at < expression.length(); ) {
            char first = expression.charAt(at);
            int end = first == '"' || first == '\'' || outermost ? code.skip(at) : at + 1;
            masked.append(end == at + 1 ? String.valueOf(first) : " ".repeat(end - at));
            at = end;
        }
        return masked.toString();
    }
}
