package dev.leadline.decisions;

import dev.leadline.web.Flag;
import dev.leadline.web.PlainText;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Set;

/**
 * How a decision is asked for.
 *
 * @param explain whether the answer has the explanation
 * @param record whether it is recorded
 * @param idempotencyKey under which it is recorded; {@code null}: under none
 */
record DecisionParameters(@Flag String explain, @Flag String record, @PlainText String idempotencyKey) {

    boolean isExplained() {
        return Boolean.parseBoolean(explain);
    }

    boolean isRecorded() {
        return Boolean.parseBoolean(record);
    }

    /** What is wrong with them. */
    Set<ConstraintViolation<DecisionParameters>> faults(Validator validator) {
        boolean areUsual = RequestCheck.isFlag(explain) && RequestCheck.isFlag(record) && idempotencyKey == null;
        return areUsual ? Set.of() : validator.validate(this);
    }
}
