package dev.leadline.decisions;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.ledger.Ledger;
import dev.leadline.ledger.LedgerEntry;
import dev.leadline.web.RequestId;
import dev.leadline.web.SpooledBody;
import dev.leadline.web.json.StrictJson;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Many decisions in constant memory. The request is first put aside in a file: a client that sends all before it reads
 * anything would otherwise wait for us while we wait for it. Decisions are recorded and leave a batch at a time.
 */
@ApplicationScoped
public class BulkDecisions {

    private static final int BATCH = 200;

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

    /** Reads the whole request, and answers it when written to. */
    StreamingOutput answers(InputStream request, boolean explain, boolean record) {
        var wanted = new Wanted(explain, record, RequestId.current());
        var aside = SpooledBody.of(request);
        return out -> {
            try (var in = Channels.newInputStream(aside)) {
                answer(new Lines(in, StrictJson.LARGEST_DOCUMENT), out, wanted);
            }
        };
    }

    private record Wanted(boolean explain, boolean record, String requestId) {}

    private void answer(Lines lines, OutputStream out, Wanted wanted) throws IOException {
        var batch = new ArrayList<Answer>(BATCH);
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!line.get().isBlank()) {
                batch.add(answer(line.get(), wanted));
            }
            if (batch.size() == BATCH) {
                leave(batch, out, wanted);
            }
        }
        leave(batch, out, wanted);
    }

    private Answer answer(Lines.Line line, Wanted wanted) {
        try {
            if (line.text() == null) {
                throw Problem.tooLarge("The line is longer than " + StrictJson.LARGEST_DOCUMENT + " bytes.");
            }
            var request = json.readValue(line.text(), DecisionRequest.class);
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

    /** Records a batch and lets its answers leave; when it cannot be recorded, none of its decisions leaves (T4). */
    private void leave(List<Answer> batch, OutputStream out, Wanted wanted) throws IOException {
        RuntimeException notRecorded = null;
        try {
            ledger.append(batch.stream()
                    .map(Answer::entry)
                    .filter(entry -> entry != null)
                    .toList());
        } catch (RuntimeException failed) {
            notRecorded = failed;
        }
        for (var answer : batch) {
            var text = answer.entry() == null
                    ? answer.text()
                    : notRecorded == null
                            ? DecisionTexts.answer(answer.entry(), wanted.explain())
                            : problem(answer.line(), notRecorded, wanted);
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        }
        out.flush();
        batch.clear();
    }

    private String problem(long line, Exception fault, Wanted wanted) {
        try {
            return json.writeValueAsString(new BulkProblem(line, Problems.from(fault, wanted.requestId())));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
