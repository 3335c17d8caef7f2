package dev.leadline.kernel.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks rules before they are compiled: few enough, each with a name of its own, each file in a package that is not
 * one of ours. The engine would let the later of two rules with one name win, and resolve names in our packages.
 */
final class RuleForm {

    /** So many rules there may be. */
    static final int MOST_RULES = 1_000;

    /** So many characters their files may have together. */
    static final int MOST_CHARACTERS = 2_000_000;

    private static final Pattern PACKAGE = Pattern.compile("^[ \\t]*package\\s+([\\w.$]+)", Pattern.MULTILINE);
    private static final Pattern OURS = Pattern.compile(
            "(java|javax|jakarta|org\\.kie|org\\.drools|dev\\.leadline\\.kernel)(\\..*)?", Pattern.DOTALL);

    private RuleForm() {}

    /** @throws BrokenRules when they are not so, with every complaint */
    static void check(List<RuleFile> files) {
        if (files.isEmpty()) {
            throw broken(new BrokenRules.Complaint("rules", 0, 0, "There is no DRL file."));
        }
        long characters = files.stream().mapToLong(file -> file.drl().length()).sum();
        if (characters > MOST_CHARACTERS) {
            throw broken(new BrokenRules.Complaint(
                    "rules",
                    0,
                    0,
                    "The rule files have " + characters + " characters; at most " + MOST_CHARACTERS
                            + " are allowed.\nUse tables for data."));
        }
        var rules = RuleText.of(files);
        if (rules.size() > MOST_RULES) {
            throw broken(new BrokenRules.Complaint(
                    "rules",
                    0,
                    0,
                    "There are " + rules.size() + " rules; at most " + MOST_RULES
                            + " are allowed.\nUse tables for data."));
        }
        var complaints = new ArrayList<BrokenRules.Complaint>();
        namesakes(rules, complaints);
        files.forEach(file -> packages(file, complaints));
        if (!complaints.isEmpty()) {
            throw new BrokenRules(complaints);
        }
    }

    private static BrokenRules broken(BrokenRules.Complaint complaint) {
        return new BrokenRules(List.of(complaint));
    }

    private static void namesakes(List<RuleText> rules, List<BrokenRules.Complaint> complaints) {
        var known = new HashMap<String, RuleText>();
        for (var rule : rules) {
            var other = known.putIfAbsent(rule.name(), rule);
            if (other != null) {
                complaints.add(new BrokenRules.Complaint(
                        rule.file(),
                        rule.line(),
                        0,
                        "The rule \"" + rule.name() + "\" already exists in " + other.place()
                                + ".\nUse another name, because decisions identify rules by name."));
            }
        }
    }

    private static void packages(RuleFile file, List<BrokenRules.Complaint> complaints) {
        var found = PACKAGE.matcher(file.drl());
        if (!found.find()) {
            // what does not even parse is told by the compiler, and better
            return;
        }
        if (OURS.matcher(found.group(1)).matches()) {
            complaints.add(new BrokenRules.Complaint(
                    file.name(),
                    1
                            + (int) file.drl()
                                    .substring(0, found.start())
                                    .chars()
                                    .filter(each -> each == '\n')
                                    .count(),
                    0,
                    "The package (" + found.group(1) + ") belongs to Java classes.\nUse another package, such as"
                            + " leadline.rules."));
        }
    }
}
