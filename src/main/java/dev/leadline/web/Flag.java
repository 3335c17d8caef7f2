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

/**
 * A query parameter that is {@code true} or {@code false}. It is taken as text, because JAX-RS reads whatever is not
 * {@code true} as false: {@code record=1} would silently not record.
 */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = "true|false")
@ReportAsSingleViolation
@Target({ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Flag {

    String message() default "must be true or false";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
