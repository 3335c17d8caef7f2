package dev.leadline.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A name that people give and that addresses contain, such as {@code more-calls}: of a policy or of a draft. */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}")
@ReportAsSingleViolation
@Target({ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Name {

    String MUST = "must have 1 to 64 lower-case letters, digits and hyphens, and begin with a letter or digit";

    String message() default MUST;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
