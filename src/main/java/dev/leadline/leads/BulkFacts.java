package dev.leadline.leads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.facts.FactBody;
import dev.leadline.facts.FactReader;
import dev.leadline.facts.SubmittedFact;
import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import dev.leadline.leads.assessment.Audience;
import dev.leadline.leads.assessment.FactReceipt;
import dev.leadline.web.NdjsonBatches;
import dev.leadline.web.NdjsonLines;
import dev.leadline.web.RequestId;
import dev.leadline.web.json.JsonText;
import dev.leadline.web.problems.BulkProblem;
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
 * Many facts in constant memory, in any order of leads. Facts are kept and answered a batch at a time; of the facts of one
 * lead in one batch there is one decision.
 */
@ApplicationScoped
public class BulkFacts {

    private final FactTransaction transaction;
    private final ObjectMapper json;
    private final FactReader reader;
    private final Validator validator;

    BulkFacts(FactTransaction transaction, ObjectMapper json, Validator validator) {
        this.transaction = transaction;
        this.json = json;
        this.reader = new FactReader(json);
        this.validator = validator;
    }

    /** A line that was read: a fact, or why it is none. */
    private record Read(long number, SubmittedFact line, Exception fault) {}

    /** Reads the whole request, and answers it when written to. */
    StreamingOutput answers(InputStream request, Audience audience) {
        var problems = new RepeatedProblems(RequestId.current());
        return new NdjsonBatches<Read>(this::read, batch -> texts(batch, problems, audience)).answers(request);
    }

    private Read read(NdjsonLines.Line line) {
        try {
            return new Read(line.number(), read(json.readTree(line.document())), null);
        } catch (NumberFormatException beyond) {
            return new Read(
                    line.number(),
                    null,
                    Problem.badRequest("A number in the line has an exponent that is" + " too large."));
        } catch (IOException | RuntimeException fault) {
            return new Read(line.number(), null, fault);
        }
    }

    /** A fact, or one in an envelope. */
    public SubmittedFact read(JsonNode document) throws IOException {
        var request = reader.read(document);
        var violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return request.submitted();
    }

    private List<String> texts(List<Read> batch, RepeatedProblems problems, Audience audience) {
        var facts = batch.stream().filter(read -> read.line() != null).toList();
        var receipts = receipts(facts, audience);
        var texts = new ArrayList<String>(batch.size());
        int next = 0;
        for (var read : batch) {
            var body = read.line() == null
                    ? new BulkProblem(read.number(), problems.from(read.fault()))
                    : body(read, receipts.get(next++), problems);
            texts.add(JsonText.write(json, body));
        }
        return texts;
    }

    private List<FactReceipt> receipts(List<Read> facts, Audience audience) {
        if (facts.isEmpty()) {
            return List.of();
        }
        try {
            return transaction.tellAll(facts.stream().map(Read::line).toList(), audience);
        } catch (RuntimeException failed) {
            return facts.stream().map(fact -> FactReceipt.refused(failed)).toList();
        }
    }

    private static Object body(Read read, FactReceipt receipt, RepeatedProblems problems) {
        if (!receipt.isRefused()) {
            return BulkReplyBody.from(read.number(), receipt);
        }
        return new BulkProblem(
                read.number(),
                problems.from(placed(receipt.refusal(), read.line().body())));
    }

    /** The place of a fault within the line: under the kind of the fact. */
    public static RuntimeException placed(RuntimeException refusal, FactBody body) {
        var under = "/" + body.kind().text();
        if (refusal instanceof Invalid invalid) {
            return invalid.under(under);
        }
        if (refusal instanceof Contradiction contradiction) {
            var fault = contradiction.fault();
            return new Contradiction(under + fault.pointer(), fault.value(), fault.detail());
        }
        if (refusal instanceof Problem problem && !problem.errors().isEmpty()) {
            return Problem.from(new Invalid(problem.errors()).under(under));
        }
        return refusal;
    }
}
