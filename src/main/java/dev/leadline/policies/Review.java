package dev.leadline.policies;

import dev.leadline.cases.CaseRunner;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.checks.PolicyChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that stands against publishing a policy.
 *
 * @param authored the policy; empty when it cannot be read
 * @param findings what the checks found, and what cannot be read
 * @param failures the cases that do not hold; none when the policy cannot be read
 */
record Review(Optional<Authored> authored, List<FindingBody> findings, List<CaseFailure> failures) {

    /**
     * A case that does not hold.
     *
     * @param file the file it is in
     * @param name its name
     * @param differences what is not as expected, a sentence each
     */
    record CaseFailure(String file, String name, List<String> differences) {}

    Review {
        findings = List.copyOf(findings);
        failures = List.copyOf(failures);
    }

    /** What the checks say, without running the cases: on each edit. */
    static Review check(PolicySource source, PoliciesInForce inForce) {
        try {
            var authored = Authored.from(source);
            source.caseFiles();
            var findings = PolicyChecks.check(authored.policy(), inForce::findCalendar).stream()
                    .map(FindingBody::from)
                    .toList();
            return new Review(Optional.of(authored), findings, List.of());
        } catch (Invalid invalid) {
            return unusable(invalid);
        }
    }

    /** @param invalid why it cannot be read; each pointer begins with the file */
    static Review unusable(Invalid invalid) {
        return new Review(
                Optional.empty(),
                invalid.faults().stream().map(FindingBody::from).toList(),
                List.of());
    }

    /** The same with the cases run, unless the policy cannot be used at all. */
    Review withCases(CaseRunner.Decisions decisions) {
        var found = new ArrayList<CaseFailure>();
        var runner = new CaseRunner(decisions);
        for (var file : authored.orElseThrow().source().caseFiles()) {
            for (var each : file.cases()) {
                var differences = runner.run(file.policy(), each).differences();
                if (!differences.isEmpty()) {
                    found.add(new CaseFailure(file.path(), each.name(), differences));
                }
            }
        }
        return new Review(authored, findings, found);
    }

    boolean hasErrors() {
        return findings.stream().anyMatch(FindingBody::isError);
    }

    /** Every reason not to publish: errors, warnings that were not acknowledged, cases that fail. */
    List<Invalid.Fault> obstacles(Set<String> acknowledged) {
        var faults = new ArrayList<Invalid.Fault>();
        for (var finding : findings) {
            var place = finding.table() == null ? "" : finding.table() + ": ";
            if (finding.isError()) {
                faults.add(new Invalid.Fault("/findings/" + finding.id(), finding.value(), place + finding.detail()));
            } else if (!acknowledged.contains(finding.id())) {
                faults.add(new Invalid.Fault(
                        "/acknowledged",
                        finding.id(),
                        place + finding.detail() + "\nMaybe acknowledge this " + finding.severity() + " by its id ("
                                + finding.id() + ")."));
            }
        }
        failures.forEach(failure -> faults.add(new Invalid.Fault(
                "/cases/" + failure.file(),
                failure.name(),
                "The case " + failure.name() + " fails: " + String.join(" ", failure.differences()))));
        return faults;
    }
}
