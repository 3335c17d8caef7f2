package dev.leadline.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The part of an answer that must be so. Of an object only the fields named are looked at; a list must match in length
 * and order, its elements in part; of {@code firings} and of a problem's {@code errors} each one named must be found.
 * A moment may be written with any offset.
 */
final class Expected {

    private static final List<String> SOUGHT = List.of("firings", "errors");

    /** What the elements of lists are told apart by. */
    private static final List<String> KINDS = List.of("kind", "channel", "type");

    /** In a pointer: one of a list that is not there. */
    private static final String NONE = "-";

    private final JsonNode wanted;

    private Expected(JsonNode wanted) {
        this.wanted = wanted;
    }

    static Expected of(JsonNode wanted) {
        return new Expected(wanted);
    }

    /** One difference: as a sentence, and as data. */
    record Difference(String sentence, Mismatch mismatch) {

        /** The same of a refusal, which is edited and not accepted. */
        Difference notAcceptable() {
            return new Difference(
                    sentence,
                    new Mismatch(mismatch.pointer(), mismatch.of(), mismatch.expected(), mismatch.actual(), false));
        }
    }

    /** Returns the differences. */
    List<Difference> differences(JsonNode actual) {
        var differences = new ArrayList<Difference>();
        compare(Place.WHOLE, wanted, actual, differences);
        return differences;
    }

    /** The same expectation, but for one difference, in which it becomes what the answer is. */
    JsonNode accepting(Mismatch one) {
        var accepted = wanted.deepCopy();
        int last = one.pointer().lastIndexOf('/');
        var parent = accepted.at(one.pointer().substring(0, last));
        var key = one.pointer().substring(last + 1).replace("~1", "/").replace("~0", "~");
        if (parent instanceof ObjectNode object) {
            object.set(key, orNull(one.actual()));
        } else if (parent instanceof ArrayNode array && key.equals(NONE)) {
            remove(array, one.expected());
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(key), orNull(one.actual()));
        }
        return accepted;
    }

    private static void remove(ArrayNode array, JsonNode gone) {
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i).equals(gone)) {
                array.remove(i);
                return;
            }
        }
    }

    private static JsonNode orNull(JsonNode node) {
        return node == null ? NullNode.instance : node;
    }

    /**
     * The same expectation, of what the answer is: each value that is named becomes that of the answer. What is sought in
     * a list and not found there goes.
     */
    JsonNode accepting(JsonNode actual) {
        return accepted(wanted, actual);
    }

    private static JsonNode accepted(JsonNode wanted, JsonNode actual) {
        if (same(wanted, actual)) {
            return wanted;
        }
        if (wanted.isObject() && actual.isObject()) {
            var accepted = JsonNodeFactory.instance.objectNode();
            wanted.properties().forEach(field -> {
                var there = actual.path(field.getKey());
                boolean sought = SOUGHT.contains(field.getKey()) && there.isArray();
                accepted.set(
                        field.getKey(), sought ? found(field.getValue(), there) : accepted(field.getValue(), there));
            });
            return accepted;
        }
        if (wanted.isArray() && actual.isArray()) {
            var accepted = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < actual.size(); i++) {
                var like = wanted.isEmpty() ? actual.get(i) : wanted.get(Math.min(i, wanted.size() - 1));
                accepted.add(accepted(like, actual.get(i)));
            }
            return accepted;
        }
        return actual.isMissingNode() ? JsonNodeFactory.instance.nullNode() : actual;
    }

    private static JsonNode found(JsonNode wanted, JsonNode actual) {
        var found = JsonNodeFactory.instance.arrayNode();
        for (var each : wanted) {
            if (StreamSupport.stream(actual.spliterator(), false)
                    .anyMatch(one -> of(each).differences(one).isEmpty())) {
                found.add(each);
            }
        }
        return found;
    }

    private static void compare(Place at, JsonNode wanted, JsonNode actual, List<Difference> differences) {
        if (wanted.isObject() && actual.isObject()) {
            wanted.properties().forEach(field -> {
                var place = at.field(field.getKey());
                var there = actual.path(field.getKey());
                if (SOUGHT.contains(field.getKey()) && there.isArray()) {
                    seek(place, field.getValue(), there, differences);
                } else {
                    compare(place, field.getValue(), there, differences);
                }
            });
        } else if (wanted.isArray() && actual.isArray() && wanted.size() == actual.size()) {
            for (int i = 0; i < wanted.size(); i++) {
                compare(at.element(i, wanted.get(i), actual.get(i)), wanted.get(i), actual.get(i), differences);
            }
        } else if (!same(wanted, actual)) {
            var is = actual.isMissingNode() ? null : accepted(wanted, actual);
            differences.add(new Difference(
                    at.pointer() + " must be " + wanted + ", but is " + actual + ".",
                    new Mismatch(at.pointer(), at.of(), wanted, is, true)));
        }
    }

    /**
     * A place in an answer.
     *
     * @param pointer as a JSON pointer
     * @param of the kinds of the elements of lists on the way there
     */
    private record Place(String pointer, List<String> of) {

        static final Place WHOLE = new Place("", List.of());

        Place field(String key) {
            return new Place(pointer + "/" + key.replace("~", "~0").replace("/", "~1"), of);
        }

        Place element(int at, JsonNode wanted, JsonNode actual) {
            var kind = KINDS.stream()
                    .flatMap(field -> Stream.of(actual.path(field), wanted.path(field)))
                    .filter(JsonNode::isTextual)
                    .findFirst()
                    .map(JsonNode::textValue)
                    .orElse(String.valueOf(at));
            return new Place(
                    pointer + "/" + at,
                    Stream.concat(of.stream(), Stream.of(kind)).toList());
        }
    }

    private static void seek(Place at, JsonNode wanted, JsonNode actual, List<Difference> differences) {
        for (var each : wanted) {
            if (StreamSupport.stream(actual.spliterator(), false)
                    .noneMatch(one -> of(each).differences(one).isEmpty())) {
                differences.add(new Difference(
                        at.pointer() + " must contain " + each + ", but is " + actual + ".",
                        new Mismatch(at.pointer() + "/" + NONE, at.of(), each, null, true)));
            }
        }
    }

    private static boolean same(JsonNode wanted, JsonNode actual) {
        if (wanted.isNumber() && actual.isNumber()) {
            return wanted.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        if (wanted.isTextual() && actual.isTextual()) {
            var moment = moment(wanted.textValue());
            return moment == null ? wanted.equals(actual) : moment.equals(moment(actual.textValue()));
        }
        return wanted.equals(actual instanceof MissingNode ? NullNode.instance : actual);
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noMoment) {
            return null;
        }
    }
}
