package dev.leadline.kernel.rules;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.RuleFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.kie.api.runtime.rule.ConsequenceException;

/**
 * Finds the rule at which a session failed. Of a conclusion the engine tells it. Of a condition it tells it in words or by
 * the class that it made of the rule; where it tells only the expression, the rules in which that stands are named.
 */
final class Blame {

    private static final Pattern IN_WORDS = Pattern.compile("Rule \"([^\"]+)\"");
    private static final Pattern NEAR =
            Pattern.compile("\\[Near : \\{(?:\\.\\.\\. )?(.+?)(?: \\.{4})?\\}\\]", Pattern.DOTALL);
    private static final int DEEPEST = 50;

    private final List<RuleText> rules;

    Blame(List<RuleText> rules) {
        this.rules = rules;
    }

    /**
     * Creates the exception for a failed session.
     *
     * @return {@link Invalid} when a rule came upon a fact that cannot be, otherwise {@link RuleFault}
     */
    RuntimeException of(Throwable failed) {
        var thrown = causes(failed);
        for (var each : thrown) {
            if (each instanceof Invalid || each instanceof RuleFault) {
                return (RuntimeException) each;
            }
        }
        var names = names(thrown);
        var deepest = thrown.get(thrown.size() - 1);
        var why =
                deepest.getClass().getSimpleName() + (deepest.getMessage() == null ? "" : ": " + deepest.getMessage());
        var whose = failed instanceof ConsequenceException ? "The conclusion" : "A condition";
        return new RuleFault(names, whose + " of " + called(names) + " failed for this lead (" + why + ").", failed);
    }

    /** Rules in the words of a sentence. */
    static String called(List<String> names) {
        if (names.isEmpty()) {
            return "an unknown rule";
        }
        return (names.size() == 1 ? "the rule \"" : "one of the rules \"") + String.join("\", \"", names) + "\"";
    }

    private List<String> names(List<Throwable> thrown) {
        for (var each : thrown) {
            if (each instanceof ConsequenceException consequence && consequence.getRule() != null) {
                return List.of(consequence.getRule().getName());
            }
        }
        for (var each : thrown) {
            var inWords = IN_WORDS.matcher(String.valueOf(each.getMessage()))
                    .results()
                    .map(found -> found.group(1));
            var known = inWords.filter(this::isKnown).distinct().toList();
            if (!known.isEmpty()) {
                return known;
            }
        }
        for (var each : thrown) {
            var running = running(each.getStackTrace());
            if (!running.isEmpty()) {
                return running;
            }
        }
        return near(thrown);
    }

    private boolean isKnown(String name) {
        return rules.stream().anyMatch(rule -> rule.name().equals(name));
    }

    /** The rule whose own code is on a stack; none when it is the engine's only. */
    List<String> running(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .map(frame ->
                        frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1))
                .filter(name -> name.startsWith("Rule_"))
                .findFirst()
                .flatMap(name -> rules.stream()
                        .map(RuleText::name)
                        .filter(rule -> name.startsWith("Rule_" + inClass(rule)))
                        .max(Comparator.comparingInt(String::length)))
                .map(List::of)
                .orElse(List.of());
    }

    /** A rule's name as the engine writes it within that of a class. */
    private static String inClass(String rule) {
        var name = new StringBuilder();
        rule.chars().forEach(each -> {
            if (each == ' ') {
                name.append('_');
            } else if (each > 0xff || Character.isLetterOrDigit(each) || each == '_' || each == '$') {
                name.append((char) each);
            } else {
                name.append("$u").append(each).append('$');
            }
        });
        return name.toString();
    }

    private List<String> near(List<Throwable> thrown) {
        for (var each : thrown) {
            if (each instanceof FailedLookUp lookUp) {
                return containing(lookUp.text());
            }
            var near = NEAR.matcher(String.valueOf(each.getMessage()));
            if (near.find()) {
                return containing(near.group(1));
            }
        }
        return List.of();
    }

    private List<String> containing(String expression) {
        return rules.stream()
                .filter(rule -> squeezed(rule.text()).contains(squeezed(expression)))
                .map(RuleText::name)
                .toList();
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static List<Throwable> causes(Throwable failed) {
        var causes = new ArrayList<Throwable>();
        for (var each = failed; each != null && causes.size() < DEEPEST; each = each.getCause()) {
            causes.add(each);
        }
        return causes;
    }
}
