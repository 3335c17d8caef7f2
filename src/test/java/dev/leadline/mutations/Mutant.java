package dev.leadline.mutations;

import dev.leadline.kernel.rules.RuleFile;
import java.util.List;

/**
 * Rules with one thing in them that is otherwise.
 *
 * @param id the rule, what was done to it and where: the same as long as the rule is
 * @param file the file with the change in it
 */
record Mutant(String id, RuleFile file) {

    /** All rules, with this file in its place. */
    List<RuleFile> within(List<RuleFile> files) {
        return files.stream()
                .map(each -> each.name().equals(file.name()) ? file : each)
                .toList();
    }
}
