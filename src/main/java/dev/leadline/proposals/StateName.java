package dev.leadline.proposals;

import dev.leadline.kernel.approval.Deliberation.State;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;

/** A state of proposals as it is asked for, such as {@code open}. */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = "open|published|refused|withdrawn|void")
@ReportAsSingleViolation
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@interface StateName {

    String message() default "must be open, published, refused, withdrawn or void";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Reads one. */
    final class Names {

        private Names() {}

        /** @return {@code null} for none */
        static State parse(String state) {
            return state == null ? null : State.valueOf(state.toUpperCase(Locale.ROOT));
        }
    }
}
