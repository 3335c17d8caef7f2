package dev.leadline.commands;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.checks.Finding;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.policies.source.PolicySource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Everything that can be found out about a folder of policies without deciding anything. */
final class FolderChecks {

    private final PolicyFiles folder;
    private final List<FolderFinding> findings = new ArrayList<>();

    private FolderChecks(PolicyFiles folder) {
        this.folder = folder;
    }

    static List<FolderFinding> check(PolicyFiles folder) {
        var checks = new FolderChecks(folder);
        folder.faults().forEach(fault -> checks.findings.add(FolderFinding.from(fault)));
        folder.reading().partly().forEach(checks::check);
        folder.policies().forEach(checks::check);
        checks.oneAnswersForAStage();
        checks.noneIsOverlooked();
        return List.copyOf(checks.findings);
    }

    /** What can be read of a policy is checked where something cannot. */
    private void check(String policy, PolicySource.Readable readable) {
        readable.check(folder::findCalendar).forEach(finding -> findings.add(FolderFinding.from(policy, finding)));
    }

    private void check(AuthoredPolicy policy) {
        policy.source()
                .readable()
                .check(folder::findCalendar)
                .forEach(finding -> findings.add(FolderFinding.from(policy.id(), finding)));
        try {
            policy.policy().resolve("", folder::findCalendar);
        } catch (Invalid unresolved) {
            unresolved.faults().forEach(fault -> add(policy.id() + "/policy.yaml", fault));
        }
        policy.source().caseFiles().broken().forEach(file -> file.differences()
                .forEach(why -> add(file.file(), new Invalid.Fault("", null, why))));
    }

    private void add(String path, Invalid.Fault fault) {
        // faults of rows are findings already
        if (findings.stream().noneMatch(each -> each.detail().equals(fault.detail()))) {
            findings.add(FolderFinding.from(new Invalid.Fault(path, fault.value(), fault.detail())));
        }
    }

    private void oneAnswersForAStage() {
        var answering = new HashMap<String, String>();
        for (var policy : folder.policies()) {
            var terms = policy.policy().terms();
            var other = terms.answersForStage() ? answering.putIfAbsent(terms.stage(), terms.id()) : null;
            if (other != null) {
                add(
                        terms.id() + "/policy.yaml",
                        new Invalid.Fault(
                                "",
                                terms.stage(),
                                "The policies " + other + " and " + terms.id() + " both answer for the stage "
                                        + terms.stage() + "."));
            }
        }
    }

    /** A table or a case whose name is misspelt would otherwise be missed by nobody. */
    private void noneIsOverlooked() {
        for (var path : folder.files().keySet()) {
            int slash = path.indexOf('/');
            var within = slash < 0 ? "" : path.substring(slash + 1);
            boolean isOfPolicy = slash > 0 && folder.files().containsKey(path.substring(0, slash) + "/policy.yaml");
            boolean looksRead = within.startsWith("cases/") || within.endsWith(".csv") || within.endsWith(".yml");
            if (isOfPolicy && looksRead && !PolicySource.isPart(within)) {
                findings.add(FolderFinding.notRead(path));
            }
        }
    }

    /** Counts the findings of a severity. */
    static long count(List<FolderFinding> findings, Finding.Severity severity) {
        return findings.stream().filter(each -> each.severity() == severity).count();
    }
}
