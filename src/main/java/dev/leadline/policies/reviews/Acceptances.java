package dev.leadline.policies.reviews;

import dev.leadline.cases.Case;
import dev.leadline.cases.CaseFile;
import dev.leadline.cases.CaseGroup;
import dev.leadline.cases.CaseReport;
import dev.leadline.cases.CaseRunner;
import dev.leadline.kernel.Invalid;
import dev.leadline.policies.source.PolicySource;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Lets cases that fail expect what is answered now: all of it, or one difference that several cases share. */
@ApplicationScoped
public class Acceptances {

    private final Reviews reviews;

    Acceptances(Reviews reviews) {
        this.reviews = reviews;
    }

    /**
     * The policy with other expectations.
     *
     * @param names the cases that are meant; {@code null}: every one that fails
     * @param group the difference that is accepted; {@code null}: every one
     * @param count how many cases must fail; {@code null}: however many
     * @throws Invalid when an error keeps the cases from being run
     * @throws Problem 422 when there is no such case or group, 409 when another number of cases fails
     */
    public PolicySource accept(PolicySource source, Set<String> names, String group, Integer count) {
        checkTogether(names, group, count);
        var review = reviews.full(source);
        var errors = review.errors().stream()
                .map(finding -> new Invalid.Fault("/findings/" + finding.id(), finding.value(), finding.detail()))
                .toList();
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        var files = source.caseFiles().files();
        var meant = group == null
                ? failing(files, review, names)
                : new HashSet<>(group(review.cases().orElseThrow(), group).cases());
        if (count != null && count != meant.size()) {
            throw Problem.conflict(
                    "/count",
                    count,
                    "The number of cases (" + count + ") must be that of those that fail (" + meant.size()
                            + "). Nothing was accepted.\nLook at the review again.");
        }
        var policy = review.authored().orElseThrow();
        var runner = new CaseRunner(reviews.decisions(reviews.alone(policy)));
        return changed(
                source,
                files,
                meant,
                one -> group == null ? runner.accepting(policy.id(), one) : runner.accepting(policy.id(), one, group));
    }

    private static void checkTogether(Set<String> names, String group, Integer count) {
        if (group != null && names != null) {
            throw Problem.invalid("/cases", null, "Use `cases` or `group`, not both.");
        }
        if (group != null && count == null) {
            throw Problem.invalid("/count", null, "The `count` of the group is missing.\nUse that of the review.");
        }
    }

    private static CaseGroup group(CaseReport report, String id) {
        var found = report.groups().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "/group",
                        id,
                        "No case fails by this difference (" + QuotedText.of(id) + ").\nLook at the review again."));
        if (!found.acceptable()) {
            throw Problem.invalid(
                    "/group",
                    id,
                    "A case that expects a refusal, or is refused, cannot accept that.\nEdit the case, or the tables.");
        }
        return found;
    }

    private static Set<CaseGroup.Name> failing(List<CaseFile> files, Review review, Set<String> names) {
        if (names != null) {
            checkNames(files, names);
        }
        return review.failures()
                .filter(each -> names == null || names.contains(each.name()))
                .map(each -> new CaseGroup.Name(each.file(), each.name()))
                .collect(Collectors.toSet());
    }

    private static void checkNames(List<CaseFile> files, Set<String> names) {
        var known = files.stream()
                .flatMap(file -> file.cases().stream())
                .map(Case::name)
                .collect(Collectors.toSet());
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw Problem.invalid("/cases", unknown, "The draft has no case (" + QuotedText.of(unknown) + ").");
        });
    }

    private static PolicySource changed(
            PolicySource source, List<CaseFile> files, Set<CaseGroup.Name> meant, UnaryOperator<Case> accepting) {
        var changed = source;
        for (var file : files) {
            var accepted = new CaseFile(
                    file.path(),
                    file.cases().stream()
                            .map(each -> meant.contains(new CaseGroup.Name(file.path(), each.name()))
                                    ? accepting.apply(each)
                                    : each)
                            .toList());
            if (!accepted.equals(file)) {
                changed = changed.withFile(PolicySource.casesPath(file.subject()), accepted.write());
            }
        }
        return changed;
    }
}
