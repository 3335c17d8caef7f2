package dev.leadline.policies.reviews;

import dev.leadline.cases.CaseReport;
import dev.leadline.cases.CaseRunner;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.policy.VersionedCalendar;
import dev.leadline.policies.source.AuthoredPolicy;
import dev.leadline.policies.source.PolicySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Everything that stands against publishing a policy.
 *
 * @param authored the policy; empty when it cannot be read
 * @param findings what the checks found, and what cannot be read
 * @param cases how the cases went; empty when they were not run
 */
public record Review(Optional<AuthoredPolicy> authored, List<FindingBody> findings, Optional<CaseReport> cases) {

    public Review {
        findings = List.copyOf(findings);
    }

    /**
     * Runs the checks without the cases, as on each edit: also of what can be read where something cannot.
     *
     * @param calendars finds a calendar by id
     */
    static Review check(PolicySource source, Function<String, Optional<VersionedCalendar>> calendars) {
        try {
            var readable = source.readable();
            var findings = new ArrayList<FindingBody>();
            findings.addAll(UnreadFindings.of(readable.faults(), source));
            readable.check(calendars).forEach(finding -> findings.add(FindingBody.from(finding)));
            var authored = readable.faults().isEmpty()
                    ? Optional.of(AuthoredPolicy.from(source))
                    : Optional.<AuthoredPolicy>empty();
            return new Review(authored, findings, Optional.empty());
        } catch (Invalid invalid) {
            return unusable(invalid, source);
        }
    }

    /** @param invalid why it cannot be read; each pointer begins with the file */
    static Review unusable(Invalid invalid, PolicySource source) {
        return new Review(Optional.empty(), UnreadFindings.of(invalid.faults(), source), Optional.empty());
    }

    /** The same with the cases run. */
    Review withCases(CaseRunner.Decisions decisions) {
        var policy = authored.orElseThrow();
        var readable = policy.source().caseFiles();
        var report = CaseReport.of(policy.policy(), readable.files(), decisions).with(readable.broken());
        return new Review(authored, findings, Optional.of(report));
    }

    public boolean hasErrors() {
        return !errors().isEmpty();
    }

    /** The findings that keep it from deciding. */
    public List<FindingBody> errors() {
        return findings.stream().filter(FindingBody::isError).toList();
    }

    /** The findings that whoever publishes must acknowledge. */
    public List<FindingBody> doubts() {
        return findings.stream().filter(finding -> !finding.isError()).toList();
    }

    /** The cases that do not hold. */
    public Stream<CaseReport.Result> failures() {
        return cases.stream().flatMap(report -> report.cases().stream()).filter(each -> !each.passed());
    }

    /** Every reason not to publish: errors, warnings that were not acknowledged, cases that fail. */
    public List<Invalid.Fault> obstacles(Set<String> acknowledged) {
        var faults = new ArrayList<Invalid.Fault>();
        for (var finding : findings) {
            var place = finding.table() == null ? "" : finding.table() + ": ";
            if (finding.isError()) {
                faults.add(new Invalid.Fault("/findings/" + finding.id(), finding.value(), place + finding.detail()));
            } else if (!acknowledged.contains(finding.id())) {
                faults.add(new Invalid.Fault(
                        "/acknowledged",
                        finding.id(),
                        place + finding.detail() + "\nFix it, or acknowledge this " + finding.severity()
                                + " by its id (" + finding.id() + ")."));
            }
        }
        failures()
                .forEach(failure ->
                        faults.add(new Invalid.Fault("/cases/" + failure.file(), failure.name(), sentence(failure))));
        return faults;
    }

    static String sentence(CaseReport.Result failure) {
        return "The case " + failure.name() + " fails: " + String.join(" ", failure.differences());
    }
}
