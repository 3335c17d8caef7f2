package dev.leadline.decisions;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.ledger.Ledger;
import dev.leadline.ledger.LedgerEntry;
import dev.leadline.web.NdjsonBatches;
import dev.leadline.web.NdjsonLines;
import dev.leadline.web.RequestId;
import dev.leadline.web.json.JsonText;
import dev.leadline.web.problems.BulkProblem;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.RepeatedProblems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;

/**
 * Many decisions in constant memory. The request is first put aside in a file: a client that sends all before it reads
 * anything would otherwise wait for us while we wait for it. Each is handed to the ledger as it is made, and a batch
 * leaves once all of it is recorded.
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

    /** The answer to one line: a decision that is being recorded, or a text that is ready to leave. */
    private record Answer(long line, CompletableFuture<LedgerEntry> recorded, String text) {}

    private record Wanted(boolean explain, boolean record, RepeatedProblems problems) {}

    /** Reads the whole request, and answers it when written to. */
    StreamingOutput answers(InputStream request, boolean explain, boolean record) {
        var wanted = new Wanted(explain, record, new RepeatedProblems(RequestId.current()));
        return new NdjsonBatches<Answer>(
                        line -> answer(line, wanted),
                        batch -> batch.stream().map(each -> text(each, wanted)).toList())
                .answers(request);
    }

    private Answer answer(NdjsonLines.Line line, Wanted wanted) {
        try {
            var request = json.readValue(line.document(), DecisionRequest.class);
            if (request == null) {
                throw Problem.badRequest("The line contains no request.");
            }
            RequestCheck.check(request, validator);
            var made = decisions.decide(request);
            return wanted.record()
                    ? new Answer(line.number(), ledger.append(texts.entry(made)), null)
                    : new Answer(line.number(), null, texts.unrecorded(made, wanted.explain()));
        } catch (IOException | RuntimeException fault) {
            return new Answer(line.number(), null, problem(line.number(), fault, wanted));
        }
    }

    /** A decision that was not recorded does not leave (T4). */
    private String text(Answer answer, Wanted wanted) {
        if (answer.recorded() == null) {
            return answer.text();
        }
        try {
            return texts.answer(Ledger.await(answer.recorded()), wanted.explain());
        } catch (RuntimeException notRecorded) {
            return problem(answer.line(), notRecorded, wanted);
        }
    }

    private String problem(long line, Exception fault, Wanted wanted) {
        return JsonText.write(json, new BulkProblem(line, wanted.problems().from(fault)));
    }
}
