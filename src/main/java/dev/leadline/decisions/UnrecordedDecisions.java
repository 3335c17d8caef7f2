package dev.leadline.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.cases.CaseRunner;
import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import dev.leadline.policies.PoliciesInForce;
import dev.leadline.web.Problem;
import dev.leadline.web.Problems;
import dev.leadline.web.StrictJson;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
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

    private Decisions.Made made(ObjectNode json) throws JsonProcessingException {
        var request = JSON.readValue(json.toString(), DecisionRequest.class);
        var violations = VALIDATOR.validate(request);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        var now = clock.instant();
        return new Decisions.Made(
                Decisions.decide(request, policies, now), policies.rules().revision(), now);
    }
}
