package dev.leadline.decisions;

import dev.leadline.decisions.DecisionRequest.AttemptBody;
import dev.leadline.decisions.DecisionRequest.DispositionBody;
import dev.leadline.decisions.DecisionRequest.PauseBody;
import dev.leadline.decisions.DecisionRequest.RankBody;
import dev.leadline.web.Identifier;
import dev.leadline.web.PlainText;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether a request keeps what its records promise. Bean Validation says so, and takes as long as everything else about a
 * decision together; so it is asked only about requests of which the same conditions, written out here, do not hold. What is
 * wrong is told by it alone.
 */
final class RequestCheck {

    private static final int WORD = 64;
    private static final int TEXT = 200;

    private RequestCheck() {}

    /** @throws ConstraintViolationException when it does not */
    static void check(DecisionRequest request, Validator validator) {
        refuse(faults(request, validator));
    }

    /** @throws ConstraintViolationException when it does not, or the parameters do not */
    static void check(DecisionRequest request, DecisionParameters parameters, Validator validator) {
        var all = new HashSet<ConstraintViolation<?>>(faults(request, validator));
        all.addAll(parameters.faults(validator));
        refuse(all);
    }

    private static Set<ConstraintViolation<DecisionRequest>> faults(DecisionRequest request, Validator validator) {
        return isKept(request) ? Set.of() : validator.validate(request);
    }

    private static void refuse(Set<? extends ConstraintViolation<?>> faults) {
        if (!faults.isEmpty()) {
            throw new ConstraintViolationException(faults);
        }
    }

    /** The conditions of the annotations. */
    static boolean isKept(DecisionRequest request) {
        return isText(request.policy(), WORD)
                && request.lead() != null
                && isKept(request.lead())
                && areKept(request.attempts(), 1_000, RequestCheck::isKept)
                && areKept(request.pauses(), 100, RequestCheck::isKept)
                && (request.disposition() == null || isKept(request.disposition()))
                && areKept(request.ranks(), 100, RequestCheck::isKept)
                && request.regimes() == null;
    }

    private static boolean isKept(LeadBody lead) {
        return lead.id() != null
                && isId(lead.id())
                && isText(lead.stage(), WORD)
                && lead.receivedAt() != null
                && isText(lead.zone(), WORD)
                && isText(lead.owner(), TEXT)
                && isText(lead.team(), TEXT)
                && areNames(lead.attributes());
    }

    private static boolean areNames(Map<String, Object> attributes) {
        return attributes == null || areKept(attributes.keySet(), 100, name -> isText(name, WORD));
    }

    private static boolean isKept(AttemptBody attempt) {
        return isId(attempt.id())
                && attempt.channel() != null
                && isText(attempt.channel(), WORD)
                && attempt.occurredAt() != null
                && isText(attempt.outcome(), WORD);
    }

    private static boolean isKept(PauseBody pause) {
        return pause.from() != null && pause.reason() != null && isText(pause.reason(), TEXT);
    }

    private static boolean isKept(DispositionBody disposition) {
        return disposition.type() != null && disposition.occurredAt() != null && isText(disposition.reason(), TEXT);
    }

    private static boolean isKept(RankBody change) {
        return change.rank() != null && change.occurredAt() != null;
    }

    private static <T> boolean areKept(Collection<T> all, int most, Predicate<T> isKept) {
        if (all.size() > most) {
            return false;
        }
        for (var each : all) {
            if (each == null || !isKept.test(each)) {
                return false;
            }
        }
        return true;
    }

    static boolean isFlag(String text) {
        return text.equals("true") || text.equals("false");
    }

    private static boolean isId(String id) {
        return id == null || Identifier.Check.fault(id).isEmpty();
    }

    private static boolean isText(String text, int longest) {
        return text == null || text.length() <= longest && PlainText.Check.isPlain(text);
    }
}
