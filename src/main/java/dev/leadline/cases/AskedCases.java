package dev.leadline.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.kernel.policy.rows.TableRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Cases that expect what is answered now. */
final class AskedCases {

    private static final int OK = 200;

    private final String policy;
    private final CaseRunner.Decisions decisions;
    private final List<Case> cases = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<List<Object>> known = new HashSet<>();
    private final List<String> leftOut = new ArrayList<>();
    private long rowsLeftOut;

    AskedCases(String policy, CaseRunner.Decisions decisions) {
        this.policy = policy;
        this.decisions = decisions;
    }

    /** Makes the cases of a row, while there is room. */
    void forRow(TableRow row, Runnable make) {
        if (isFull()) {
            rowsLeftOut++;
            return;
        }
        try {
            make.run();
        } catch (RuntimeException failed) {
            leaveOut("For " + BoundaryCases.called(row) + " no case could be created: " + failed.getMessage());
        }
    }

    private boolean isFull() {
        return cases.size() >= BoundaryCases.MOST;
    }

    /** Says what there is no case for; of many such sentences the first are enough. */
    void leaveOut(String why) {
        if (leftOut.size() < 100) {
            leftOut.add(why);
        }
    }

    /** Returns the current answer. */
    CaseRunner.Answer ask(ObjectNode request) {
        return decisions.answer(request.deepCopy().put("policy", policy));
    }

    /**
     * Adds a case, unless the same is there.
     *
     * @param name its name; a number is put after one that is taken
     * @param expect the part of the present answer that it expects
     */
    void add(String name, ObjectNode request, Function<JsonNode, ObjectNode> expect) {
        if (isFull() || !known.add(List.of(name, request))) {
            return;
        }
        var answer = ask(request);
        cases.add(new Case(
                free(name), List.of(), request, answer.status() == OK ? expect.apply(answer.body()) : problem(answer)));
    }

    private static ObjectNode problem(CaseRunner.Answer refused) {
        var expect = JsonNodeFactory.instance.objectNode();
        expect.putObject("problem")
                .put("status", refused.status())
                .put("pointer", refused.body().at("/errors/0/pointer").asText());
        return expect;
    }

    private String free(String name) {
        var free = name;
        for (int i = 2; !names.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    BoundaryCases made() {
        if (isFull()) {
            leaveOut("Only " + BoundaryCases.MOST + " cases were created; " + rowsLeftOut
                    + " rows have none, and one may have too few.");
        }
        return new BoundaryCases(cases, leftOut);
    }
}
