package dev.leadline.decisions;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.ledger.Ledger;
import dev.leadline.ledger.LedgerEntry;
import dev.leadline.web.NdjsonBatches;
import dev.leadline.web.NdjsonLines;
import dev.leadline.web.RequestId;
import dev.leadline.web.json.JsonText;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.RepeatedProblems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Many decisions in constant memory. The request is first put aside in a file: a client that sends all before it reads
 * anything would otherwise wait for us while we wait for it. Decisions are recorded and leave a batch at a time.
 */
@ApplicationScoped
public class BulkDecisions {

    private final Decisions decisions;
    private final DecisionTexts texts;
    private final Ledger ledger;
    private final ObjectMapper json;
    private final Validator validator;

    BulkDecisions(Decisions decisions, DecisionTexts texts, Ledger ledger, ObjectMapper json, Validator validator) {
        this.decisions = decisions;
        this.texts = texts;
        this.ledger = ledger;
        this.json = json;
        this.validator = validator;
    }

    /** The answer to one line: a decision to record, or a text that is ready to leave. */
    private record Answer(long line, LedgerEntry entry, String text) {}

    private record Wanted(boolean explain, boolean record, RepeatedProblems problems) {}

    /** Reads the whole request, and answers it when written to. */
    StreamingOutput answers(InputStream request, boolean explain, boolean record) {
        var wanted = new Wanted(explain, record, new RepeatedProblems(RequestId.current()));
        return new NdjsonBatches<Answer>(line -> answer(line, wanted), batch -> texts(batch, wanted)).answers(request);
    }

    private Answer answer(NdjsonLines.Line line, Wanted wanted) {
        try {
            var request = json.readValue(line.document(), DecisionRequest.class);
            if (request == null) {
                throw Problem.badRequest("The line contains no request.");
            }
            var violations = validator.validate(request);
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException(violations);
            }
            var made = decisions.decide(request);
            return wanted.record()
                    ? new Answer(line.number(), texts.entry(made), null)
                    : new Answer(line.number(), null, texts.unrecorded(made, wanted.explain()));
        } catch (IOException | RuntimeException fault) {
            return new Answer(line.number(), null, problem(line.number(), fault, wanted));
        }
    }

    /** Records a batch. When it cannot be recorded, none of its decisions leaves (T4). */
    private List<String> texts(List<Answer> batch, Wanted wanted) {
        RuntimeException notRecorded = null;
        try {
            ledger.append(batch.stream()
                    .map(Answer::entry)
                    .filter(entry -> entry != null)
                    .toList());
        } catch (RuntimeException failed) {
            notRecorded = failed;
        }
        var texts = new ArrayList<String>(batch.size());
        for (var answer : batch) {
            texts.add(
                    answer.entry() == null
                            ? answer.text()
                            : notRecorded == null
                                    ? DecisionTexts.answer(answer.entry(), wanted.explain())
                                    : problem(answer.line(), notRecorded, wanted));
        }
        return texts;
    }

    private String problem(long line, Exception fault, Wanted wanted) {
        return JsonText.write(json, new BulkProblem(line, wanted.problems().from(fault)));
    }
}
