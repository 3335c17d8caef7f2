package dev.leadline.policies.reviews;

import dev.leadline.cases.BoundaryCases;
import dev.leadline.cases.Case;
import dev.leadline.cases.CaseFile;
import dev.leadline.cases.CaseReport;
import dev.leadline.cases.CaseRunner;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.RuleFault;
import dev.leadline.policies.publications.PoliciesInForce;
import dev.leadline.policies.source.AuthoredPolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tries rules on one policy: each of its cases must hold, and at the edges of its tables each lead must get a decision, with
 * one tier and one state of each obligation.
 */
public final class RuleTrial {

    /** Leads at the edges are received on this Monday: the same rules are tried on the same leads on each day. */
    private static final LocalDate DATE = LocalDate.of(2026, 3, 2);

    private static final int MOST_FAULTS = 20;
    private static final String EDGES = "the_edges_of_its_tables";

    private final AuthoredPolicy policy;
    private final PoliciesInForce alone;
    private final CaseRunner.Decisions decisions;

    /**
     * @param alone the policy with the rules to be tried
     * @param decisions answers by these
     */
    public RuleTrial(AuthoredPolicy policy, PoliciesInForce alone, CaseRunner.Decisions decisions) {
        this.policy = policy;
        this.alone = alone;
        this.decisions = decisions;
    }

    /**
     * Returns the faults of the rules; none when they pass.
     *
     * @param begins is told what is tried next
     */
    public List<Invalid.Fault> faults(Consumer<String> begins) {
        var failures = new ArrayList<CaseReport.Result>();
        for (var file : policy.source().caseFiles().files()) {
            for (var each : file.cases()) {
                if (failures.size() < MOST_FAULTS) {
                    begins.accept(file.path() + ": the case " + each.name());
                    failed(file, each, failures);
                }
            }
        }
        begins.accept(policy.id() + ": the edges of its tables");
        failures.addAll(edges());
        return failures.stream().map(RuleTrial::fault).toList();
    }

    private void failed(CaseFile file, Case one, List<CaseReport.Result> failures) {
        List<String> differences;
        try {
            differences = new CaseRunner(decisions).run(policy.id(), one).differences();
        } catch (RuleFault fault) {
            differences = List.of(fault.sentence());
        }
        if (!differences.isEmpty()) {
            failures.add(new CaseReport.Result(file.path(), one.name(), false, differences));
        }
    }

    private static Invalid.Fault fault(CaseReport.Result failure) {
        return new Invalid.Fault(failure.file(), failure.name(), failure.file() + ": " + Review.sentence(failure));
    }

    /** The leads at the edges for which the rules come to no answer; of those that fail alike, one. */
    public List<CaseReport.Result> edges() {
        var found = new LinkedHashMap<String, String>();
        CaseRunner.Decisions watched = request -> {
            try {
                return decisions.answer(request);
            } catch (RuleFault fault) {
                found.putIfAbsent(fault.sentence(), request.toString());
                throw fault;
            }
        };
        try {
            BoundaryCases.of(policy.policy(), alone.find(policy.id()).orElseThrow(), DATE, watched);
        } catch (RuleFault foundAlready) {
            // that one lead cannot be decided is enough, and the others may not be tried
        }
        return found.entrySet().stream()
                .limit(MOST_FAULTS)
                .map(each -> CaseReport.Result.failed(
                        policy.id(), EDGES, each.getKey() + " The request was: " + each.getValue()))
                .toList();
    }
}
