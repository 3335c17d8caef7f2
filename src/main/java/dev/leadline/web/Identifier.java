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
import java.text.Normalizer;
import java.util.Optional;

/**
 * An id that another system gave to a lead or a fact, where it comes in: one that can be told apart from every other by looking at
 * it, and read back at its address. It is kept byte for byte, so it is refused rather than changed. Owners and teams are names of
 * people, and {@link PlainText}. Null is left to {@code @NotNull}.
 */
@Documented
@Constraint(validatedBy = Identifier.Check.class)
@Target({
    ElementType.FIELD,
    ElementType.METHOD,
    ElementType.PARAMETER,
    ElementType.RECORD_COMPONENT,
    ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface Identifier {

    int LONGEST = 200;

    String message() default "must be an id of 1 to " + LONGEST + " characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The check itself. */
    final class Check implements ConstraintValidator<Identifier, CharSequence> {

        @Override
        public boolean isValid(CharSequence id, ConstraintValidatorContext context) {
            var fault = id == null ? Optional.<String>empty() : fault(id.toString());
            fault.ifPresent(must -> {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(must).addConstraintViolation();
            });
            return fault.isEmpty();
        }

        /** What an id must be and is not, for a sentence; empty when it is one. */
        public static Optional<String> fault(String id) {
            if (id.length() > LONGEST || !PlainText.Check.isPlain(id)) {
                return Optional.of("must be text of 1 to " + LONGEST + " characters without control characters");
            }
            if (isBlank(id.codePointAt(0)) || isBlank(id.codePointBefore(id.length()))) {
                return Optional.of("must not begin or end with a blank");
            }
            if (id.codePoints().anyMatch(QuotedText::isUnfit)) {
                return Optional.of("must not have invisible characters");
            }
            if (id.equals(".") || id.equals("..")) {
                return Optional.of("must not be dots only: no address leads to it");
            }
            return Normalizer.isNormalized(id, Normalizer.Form.NFC)
                    ? Optional.empty()
                    : Optional.of("must be in Unicode's composed form.\nConvert it to NFC, and send it so every time");
        }

        private static boolean isBlank(int point) {
            return Character.isWhitespace(point) || Character.isSpaceChar(point);
        }
    }
}
