package dev.leadline.web.problems;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.Closest;
import dev.leadline.web.QuotedText;
import dev.leadline.web.json.StrictJson;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Explains what is wrong with a JSON text, in our words: 400 when it cannot be read, 413 too large, 422 a value in it
 * is wrong.
 */
public final class JsonProblems {

    private JsonProblems() {}

    static Problem from(JsonProcessingException thrown) {
        if (thrown.getProcessor() instanceof JsonGenerator || thrown instanceof InvalidDefinitionException) {
            return Problems.internal(thrown);
        }
        String pointer = thrown instanceof JsonMappingException mapping ? pointer(mapping.getPath()) : "";
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof Invalid invalid) {
                return Problem.from(invalid.under(pointer));
            }
            if (at instanceof Problem problem) {
                return problem;
            }
            if (at instanceof StreamReadException || at instanceof StreamConstraintsException) {
                return unreadable((JsonProcessingException) at, pointer);
            }
        }
        return thrown instanceof MismatchedInputException mismatch
                ? mismatched(mismatch, pointer)
                : malformed(pointer, null, "The JSON cannot be read" + place(thrown) + ".");
    }

    /** The name of the field that the parser stands at, for a sentence. */
    public static String nameAt(JsonParser parser) {
        JsonStreamContext at = parser.getParsingContext();
        if (at.inArray() && at.getParent() != null && at.getParent().getCurrentName() != null) {
            return "entry %d of %s"
                    .formatted(
                            at.getCurrentIndex(), QuotedText.of(at.getParent().getCurrentName()));
        }
        return at.getCurrentName() == null ? "body" : QuotedText.of(at.getCurrentName());
    }

    private static Problem unreadable(JsonProcessingException thrown, String pointer) {
        String message = String.valueOf(thrown.getOriginalMessage());
        if (thrown instanceof StreamConstraintsException) {
            return beyondLimit(message, pointer, place(thrown));
        }
        if (thrown instanceof InputCoercionException) {
            String value = message.replaceFirst("^[^(]*\\(([^)]*)\\).*$", "$1");
            return Problem.invalid(
                    pointer,
                    value,
                    "The %s (%s) is too large for a whole number.".formatted(name(pointer), QuotedText.of(value)));
        }
        if (message.startsWith("Duplicate field")) {
            String field = message.replaceFirst("^Duplicate field '(.*)'$", "$1");
            return malformed(
                    pointer, null, "The field %s appears twice%s.".formatted(QuotedText.of(field), place(thrown)));
        }
        return malformed(pointer, null, "The body is not JSON: %s%s.".formatted(firstSentence(message), place(thrown)));
    }

    private static Problem beyondLimit(String message, String pointer, String place) {
        if (message.startsWith("Number")) {
            return Problem.invalid(
                    pointer,
                    null,
                    "A number in the %s%s is longer than %d digits."
                            .formatted(name(pointer), place, StrictJson.LONGEST_NUMBER_ANYWHERE));
        }
        if (message.startsWith("String")) {
            return tooLarge(
                    pointer, "The text%s is longer than %d characters.".formatted(place, StrictJson.LONGEST_TEXT));
        }
        if (message.startsWith("Document length")) {
            return tooLarge("", "The body is larger than %d bytes.".formatted(StrictJson.LARGEST_DOCUMENT));
        }
        if (message.startsWith("Document nesting")) {
            return malformed(
                    pointer, null, "The JSON is nested more than %d levels deep.".formatted(StrictJson.DEEPEST));
        }
        return malformed(
                pointer,
                null,
                "A field name%s is longer than %d characters.".formatted(place, StrictJson.LONGEST_NAME));
    }

    private static Problem mismatched(MismatchedInputException thrown, String pointer) {
        String message = String.valueOf(thrown.getOriginalMessage());
        if (thrown instanceof UnrecognizedPropertyException unknown) {
            return malformed(pointer, null, unknownField(unknown));
        }
        if (message.startsWith("No content")) {
            return noBody();
        }
        if (message.startsWith("Trailing token")) {
            return malformed("", null, "There is more text after the end of the JSON%s.".formatted(place(thrown)));
        }
        String must = ExpectedType.of(thrown.getTargetType());
        if (thrown instanceof InvalidFormatException format) {
            Object value = format.getValue();
            String shown = value instanceof String text ? '"' + QuotedText.of(text) + '"' : QuotedText.of("" + value);
            return Problem.invalid(pointer, value, "The %s (%s) must be %s.".formatted(name(pointer), shown, must));
        }
        String form =
                message.startsWith("Cannot map null") ? "The %s is missing. It must be %s." : "The %s must be %s.";
        return Problem.invalid(pointer, null, form.formatted(name(pointer), must));
    }

    public static Problem noBody() {
        return malformed("", null, "The request has no body.");
    }

    private static String unknownField(UnrecognizedPropertyException thrown) {
        var known = thrown.getKnownPropertyIds() == null
                ? List.<String>of()
                : thrown.getKnownPropertyIds().stream()
                        .map(Object::toString)
                        .sorted()
                        .toList();
        var all = known.isEmpty() || known.size() > 20 ? "" : "\nUse one of " + String.join(", ", known) + ".";
        return "The field %s is unknown.%s"
                .formatted(
                        QuotedText.of(thrown.getPropertyName()),
                        Closest.to(thrown.getPropertyName(), known)
                                .map(meant -> "\nDid you mean `" + meant + "`?")
                                .orElse(all));
    }

    private static Problem malformed(String pointer, String value, String detail) {
        return Problem.of(ProblemType.MALFORMED_JSON, List.of(new Invalid.Fault(pointer, value, detail)));
    }

    private static Problem tooLarge(String pointer, String detail) {
        return Problem.of(ProblemType.TOO_LARGE, List.of(new Invalid.Fault(pointer, null, detail)));
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(step -> step.getFieldName() == null ? "/" + step.getIndex() : "/" + escaped(step.getFieldName()))
                .collect(Collectors.joining());
    }

    static String escaped(String field) {
        return field.replace("~", "~0").replace("/", "~1");
    }

    /** Returns the name of what a pointer points at, for a sentence: {@code rank}, or {@code entry 2 of attempts}. */
    static String name(String pointer) {
        if (pointer.isEmpty()) {
            return "body";
        }
        String[] steps = pointer.substring(1).split("/", -1);
        String last = unescaped(steps[steps.length - 1]);
        boolean isIndex = !last.isEmpty() && last.chars().allMatch(c -> c >= '0' && c <= '9');
        return !isIndex
                ? last
                : steps.length == 1 ? "entry " + last : "entry " + last + " of " + unescaped(steps[steps.length - 2]);
    }

    private static String unescaped(String step) {
        return QuotedText.of(step.replace("~1", "/").replace("~0", "~"));
    }

    private static String place(JsonProcessingException thrown) {
        return thrown.getLocation() == null
                ? ""
                : " (line %d, column %d)"
                        .formatted(
                                thrown.getLocation().getLineNr(),
                                thrown.getLocation().getColumnNr());
    }

    private static String firstSentence(String message) {
        String line = message.lines().findFirst().orElse("unreadable");
        return QuotedText.of(line.endsWith(".") ? line.substring(0, line.length() - 1) : line);
    }
}
