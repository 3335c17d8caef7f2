package dev.leadline.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.json.StrictJson;
import dev.leadline.web.problems.ProblemType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The answers to the facts of one bulk request, in their order. A line that never came, or that says the server cannot
 * take the fact just now, leaves its fact to be sent again; ids make that harmless.
 */
final class BulkAnswers {

    private static final ObjectMapper JSON = StrictJson.newMapper();
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final List<FactLine> sent;
    private final List<FactLine> again = new ArrayList<>();
    private final ProblemReport report;
    private final Progress progress;
    private int answered;

    BulkAnswers(List<FactLine> sent, ProblemReport report, Progress progress) {
        this.sent = sent;
        this.report = report;
        this.progress = progress;
    }

    /** @throws IOException when the line is no answer, as when the connection broke within it */
    void take(String line) throws IOException {
        if (line.isBlank()) {
            return;
        }
        var answer = parsed(line);
        if (answered == sent.size()) {
            throw new IOException("the server answered more lines than it received");
        }
        var fact = sent.get(answered);
        var problem = answer.get("problem");
        if (problem == null && !answer.path("status").isTextual()) {
            throw new IOException("an answer has neither a status nor a problem: " + line);
        }
        answered++;
        if (problem == null) {
            progress.answered(answer.get("status").textValue());
        } else if (isPassing(problem.path("status").asInt()) && !isOfRules(problem)) {
            again.add(fact);
        } else {
            progress.refused();
            report.refused(fact.line(), fault(problem));
        }
    }

    /** The facts that must be sent again. */
    List<FactLine> again() {
        var all = new ArrayList<>(again);
        all.addAll(sent.subList(answered, sent.size()));
        return all;
    }

    /** Returns whether a status says that the same may succeed later. */
    static boolean isPassing(int status) {
        return status == UNAVAILABLE || status == TOO_MANY_REQUESTS;
    }

    /** A rule that fails for a lead fails for it again, until someone mends it. */
    private static boolean isOfRules(JsonNode problem) {
        return problem.path("type").asText().equals(ProblemType.RULE_FAILED.uri());
    }

    private static JsonNode parsed(String line) throws IOException {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException broken) {
            throw new IOException("an answer is not JSON: " + line, broken);
        }
    }

    /** A problem (RFC 9457) as the faults that it names, or else as its sentence. */
    static Invalid fault(JsonNode problem) {
        var detail = problem.path("detail").asText(problem.path("title").asText("The server gave no reason."));
        var faults = new ArrayList<Invalid.Fault>();
        for (var error : problem.path("errors")) {
            faults.add(new Invalid.Fault(
                    error.path("pointer").asText(""),
                    error.path("value").isNull() ? null : error.path("value").asText(),
                    error.path("detail").asText(detail)));
        }
        return faults.isEmpty() ? new Invalid("", null, detail) : new Invalid(faults);
    }
}
