package dev.leadline.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leadline.cases.CaseRunner;
import dev.leadline.kernel.Contradiction;
import dev.leadline.kernel.Invalid;
import dev.leadline.policies.PoliciesInForce;
import dev.leadline.web.Problems;
import dev.leadline.web.StrictJson;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;

/** Answers requests as the server does, with nothing between the request and the kernel. */
public final class KernelDecisions implements CaseRunner.Decisions {

    private static final ObjectMapper JSON = StrictJson.newMapper();
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private final PoliciesInForce inForce;

    public KernelDecisions(PoliciesInForce inForce) {
        this.inForce = inForce;
    }

    /** Anything but a refusal is a failure, and thrown. */
    @Override
    public CaseRunner.Answer answer(ObjectNode request) {
        try {
            return new CaseRunner.Answer(200, JSON.readTree(decide(request)));
        } catch (Invalid | Contradiction | ConstraintViolationException | JsonProcessingException refused) {
            var problem = Problems.from(refused, null);
            return new CaseRunner.Answer(problem.status(), JSON.valueToTree(problem));
        }
    }

    private String decide(ObjectNode json) throws JsonProcessingException {
        var request = JSON.readValue(json.toString(), DecisionRequest.class);
        var violations = VALIDATOR.validate(request);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        var policy = inForce.find(request.policy()).orElseThrow();
        var decision = inForce.decider().decide(policy, request.toFacts(request.asOf(), policy));
        return DecidedText.of(decision, inForce.rules().revision());
    }
}
