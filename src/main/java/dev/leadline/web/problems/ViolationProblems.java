package dev.leadline.web.problems;

import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** Bean Validation's findings: 422 for what came in, 500 when our own answer broke its promise. */
final class ViolationProblems {

    private ViolationProblems() {}

    static Problem from(ConstraintViolationException thrown) {
        if (thrown.getConstraintViolations() == null
                || thrown.getConstraintViolations().isEmpty()) {
            return Problems.internal(thrown);
        }
        if (thrown.getConstraintViolations().stream().anyMatch(ViolationProblems::isOfAnswer)) {
            return Problems.internal(thrown);
        }
        List<Invalid.Fault> faults = thrown.getConstraintViolations().stream()
                .map(ViolationProblems::fault)
                .sorted(Comparator.comparing(Invalid.Fault::pointer).thenComparing(Invalid.Fault::detail))
                .toList();
        return Problem.of(ProblemType.INVALID_VALUE, faults);
    }

    private static boolean isOfAnswer(ConstraintViolation<?> violation) {
        return steps(violation.getPropertyPath()).stream().anyMatch(step -> step.getKind() == ElementKind.RETURN_VALUE);
    }

    private static Invalid.Fault fault(ConstraintViolation<?> violation) {
        String pointer = pointer(violation.getPropertyPath());
        Object value = violation.getInvalidValue();
        return new Invalid.Fault(
                pointer, shown(value), detail(JsonProblems.name(pointer), value, violation.getMessage()));
    }

    /** Constraints say "must be ..."; a message of our own that is a whole sentence is left as it is. */
    private static String detail(String name, Object value, String message) {
        if (Character.isUpperCase(message.codePointAt(0))) {
            return message;
        }
        String must = message.endsWith(".") ? message : message + ".";
        if (value == null) {
            return message.startsWith("must not be")
                    ? "The %s is missing.".formatted(name)
                    : "The " + name + " " + must;
        }
        String shown = shown(value);
        return shown == null ? "The %s %s".formatted(name, must) : "The %s (%s) %s".formatted(name, shown, must);
    }

    /** Only plain values are shown; an object's toString() says more about us than about the input. */
    private static String shown(Object value) {
        boolean isPlain = value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum<?>
                || value instanceof java.time.temporal.TemporalAccessor;
        return isPlain ? QuotedText.of(value.toString()) : null;
    }

    /** A door's parameter is named when it is a path or query parameter; the body itself is the pointer's root. */
    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        List<Path.Node> steps = steps(path);
        boolean goesOn = steps.stream().anyMatch(step -> step.getKind() == ElementKind.PROPERTY);
        for (Path.Node step : steps) {
            if (step.getIndex() != null) {
                pointer.append('/').append(step.getIndex());
            } else if (step.getKey() != null) {
                pointer.append('/').append(JsonProblems.escaped(step.getKey().toString()));
            }
            if (step.getKind() == ElementKind.PROPERTY || step.getKind() == ElementKind.PARAMETER && !goesOn) {
                pointer.append('/').append(JsonProblems.escaped(step.getName()));
            }
        }
        return pointer.toString();
    }

    private static List<Path.Node> steps(Path path) {
        return StreamSupport.stream(path.spliterator(), false).toList();
    }
}
