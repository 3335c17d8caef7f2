package dev.leadline.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One line of text as people write it: not blank, no control characters (PostgreSQL cannot keep NUL), no half surrogate
 * pairs, at most {@link #max()} characters. Null is left to {@code @NotNull}.
 */
@Documented
@Constraint(validatedBy = PlainText.Check.class)
@Target({
    ElementType.FIELD,
    ElementType.METHOD,
    ElementType.PARAMETER,
    ElementType.RECORD_COMPONENT,
    ElementType.TYPE_USE,
    ElementType.ANNOTATION_TYPE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {

    /** The longest text, in UTF-16 code units. */
    int max() default 200;

    String message() default "must be text of 1 to {max} characters without control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The check itself. */
    final class Check implements ConstraintValidator<PlainText, CharSequence> {

        private int max;

        @Override
        public void initialize(PlainText constraint) {
            max = constraint.max();
        }

        @Override
        public boolean isValid(CharSequence text, ConstraintValidatorContext context) {
            return text == null || text.length() <= max && isPlain(text.toString());
        }

        /** Returns whether the text is not blank and can be kept and shown as it is. */
        public static boolean isPlain(String text) {
            for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
                int point = text.codePointAt(i);
                if (Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE) {
                    return false;
                }
            }
            return !text.isBlank();
        }
    }
}
