package dev.leadline.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.cases.CaseRunner;
import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.RuleFault;
import dev.leadline.policies.publications.PoliciesInForce;
import dev.leadline.web.json.StrictJson;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.Problems;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.time.InstantSource;

/**
 * Answers requests as the server does, but by any set of policies, and with nothing recorded: for cases, for trying out
 * a draft, and for the command line. It needs no server around it.
 */
public final class UnrecordedDecisions implements CaseRunner.Decisions {

    private static final ObjectMapper JSON = StrictJson.newMapper();
    private static final DecisionTexts TEXTS = new DecisionTexts(JSON);
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private final PoliciesInForce policies;
    private final InstantSource clock;

    /** @param clock says when it is decided, and for which moment where the request names none */
    public UnrecordedDecisions(PoliciesInForce policies, InstantSource clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /** Anything but a refusal is a failure, and thrown. */
    @Override
    public CaseRunner.Answer answer(ObjectNode request) {
        try {
            return new CaseRunner.Answer(200, JSON.readTree(TEXTS.unrecorded(made(request), true)));
        } catch (Invalid | Contradiction | ConstraintViolationException | JsonProcessingException | Problem refused) {
            var problem = Problems.from(refused, null);
            return new CaseRunner.Answer(problem.status(), JSON.valueToTree(problem));
        }
    }

    /**
     * An answer as the text that would leave the server.
     *
     * @param decided whether it is a decision; otherwise it is a problem
     * @param json the answer
     */
    public record Text(boolean decided, String json) {}

    /**
     * Answers a request in JSON. Anything but a refusal is a failure, and thrown.
     *
     * @param policy decides when the request names none; {@code null}: the one that answers for the lead's stage
     */
    public Text answer(byte[] request, String policy, boolean explain) {
        try {
            var read = JSON.readValue(request, DecisionRequest.class);
            if (read == null) {
                throw Problem.badRequest("The request is missing.");
            }
            return new Text(true, TEXTS.unrecorded(made(read.orElseBy(policy)), explain));
        } catch (Invalid | Contradiction | RuleFault | ConstraintViolationException | IOException | Problem refused) {
            return problem(refused);
        }
    }

    /** The answer to a request that is longer than any may be. */
    public static Text tooLong() {
        return problem(Problem.tooLarge("The request is longer than " + StrictJson.LARGEST_DOCUMENT + " bytes."));
    }

    private static Text problem(Exception refused) {
        return new Text(false, JSON.valueToTree(Problems.from(refused, null)).toString());
    }

    private Decisions.Made made(ObjectNode json) throws JsonProcessingException {
        return made(JSON.readValue(json.toString(), DecisionRequest.class));
    }

    private Decisions.Made made(DecisionRequest request) {
        RequestCheck.check(request, VALIDATOR);
        var now = clock.instant();
        return new Decisions.Made(
                Decisions.decide(request, policies, now), policies.rules().revision(), now);
    }
}
