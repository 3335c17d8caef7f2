package dev.leadline.commands;

import dev.leadline.cases.CaseReport;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.rules.RuleBase;
import dev.leadline.policies.reviews.RuleTrial;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Finds beforehand, and reports in the same words, what a server would refuse rules for. */
final class RuleFindings {

    private RuleFindings() {}

    /**
     * Compiles rules.
     *
     * @param faults takes what keeps them from it
     * @return {@code null} when they do not compile
     * @throws Invalid when there is no such folder
     */
    static RuleBase compile(Path folder, List<Invalid.Fault> faults) {
        PolicyFiles.mustBeFolder(folder);
        try {
            return PolicyFiles.rules(folder);
        } catch (Invalid broken) {
            faults.addAll(broken.faults());
            return null;
        }
    }

    /** Everything that stands against rules: what does not compile, or else each case that does not hold. */
    static List<FolderFinding> check(Path folder, PolicyFiles policies, InstantSource clock) {
        var faults = new ArrayList<Invalid.Fault>();
        var rules = compile(folder, faults);
        if (rules != null) {
            for (var policy : policies.policies()) {
                try {
                    var alone = policies.alone(policy, rules);
                    faults.addAll(new RuleTrial(policy, alone, PolicyFiles.decisions(alone, clock)).faults(at -> {}));
                } catch (Invalid unresolved) {
                    // that the policy is broken is a finding already
                    continue;
                }
            }
        }
        return faults.stream().map(FolderFinding::ofRules).toList();
    }

    /** What does not compile, as tests that fail. */
    static List<CaseReport.Result> failures(List<Invalid.Fault> faults) {
        return faults.stream()
                .map(FolderFinding::ofRules)
                .map(each -> CaseReport.Result.failed(each.path(), "can_be_used", each.detail()))
                .toList();
    }
}
