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
 * The entries per page, 1 to 200. It is taken as text: JAX-RS answers a number that is none with 404, as if the address
 * were wrong.
 */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = Paging.LIMIT)
@ReportAsSingleViolation
@Target({ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface PageSize {

    String message() default "must be a whole number from 1 to 200";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
