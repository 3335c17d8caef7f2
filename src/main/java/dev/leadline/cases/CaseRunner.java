package dev.leadline.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Runs cases against whatever answers requests: the kernel, or a server. */
public final class CaseRunner {

    private static final int OK = 200;

    private final Decisions decisions;

    /** Answers requests for decisions, with their explanation. */
    @FunctionalInterface
    public interface Decisions {
        Answer answer(ObjectNode request);
    }

    /**
     * An answer.
     *
     * @param status 200, or that of the problem
     * @param body the decision, or the problem
     */
    public record Answer(int status, JsonNode body) {}

    /**
     * The result of a case.
     *
     * @param differences what is not as expected, a sentence each; none when the case holds
     * @param mismatches the same as data
     * @param answer what was answered
     */
    public record Outcome(List<String> differences, List<Mismatch> mismatches, Answer answer) {

        public Outcome {
            differences = List.copyOf(differences);
            mismatches = List.copyOf(mismatches);
        }
    }

    public CaseRunner(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * Runs one case.
     *
     * @param policy the policy that decides it
     */
    public Outcome run(String policy, Case one) {
        var request = one.request().deepCopy();
        request.put("policy", policy);
        var answer = decisions.answer(request);
        var differences = differences(one, answer);
        return new Outcome(
                differences.stream().map(Expected.Difference::sentence).toList(),
                differences.stream().map(Expected.Difference::mismatch).toList(),
                answer);
    }

    /**
     * The case as it would have to be to hold now. One that expects a refusal stays as it is, and so does one that is
     * refused.
     *
     * @param policy the policy that decides it
     */
    public Case accepting(String policy, Case one) {
        var outcome = run(policy, one);
        if (outcome.differences().isEmpty()
                || one.expectsProblem()
                || outcome.answer().status() != OK) {
            return one;
        }
        var accepted = Expected.of(one.expect()).accepting(outcome.answer().body());
        return new Case(one.name(), one.clauses(), one.request(), (ObjectNode) accepted);
    }

    /**
     * The case as it would have to be for one of its differences to be none.
     *
     * @param policy the policy that decides it
     * @param id the difference; a case without it stays as it is
     */
    public Case accepting(String policy, Case one, String id) {
        var accepted = one;
        for (var mismatch : run(policy, one).mismatches()) {
            if (mismatch.acceptable() && mismatch.id().equals(id)) {
                var expect = (ObjectNode) Expected.of(accepted.expect()).accepting(mismatch);
                accepted = new Case(one.name(), one.clauses(), one.request(), expect);
            }
        }
        return accepted;
    }

    private static List<Expected.Difference> differences(Case one, Answer answer) {
        if (answer.status() == OK == one.expectsProblem()) {
            var wanted = one.expectsProblem() ? one.expectedBody() : "a decision";
            var status = one.expectsProblem() ? one.expectedBody().path("status") : IntNode.valueOf(OK);
            return List.of(new Expected.Difference(
                    "The answer must be " + wanted + ", but is: " + answer.status() + " " + answer.body(),
                    new Mismatch("/status", List.of(), status, IntNode.valueOf(answer.status()), false)));
        }
        return Expected.of(one.expectedBody()).differences(answer.body()).stream()
                .map(each -> one.expectsProblem() ? each.notAcceptable() : each)
                .toList();
    }
}
