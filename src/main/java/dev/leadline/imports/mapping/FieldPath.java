package dev.leadline.imports.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The path of a field in JSON: names between dots ({@code properties.rank}), or a JSON Pointer ({@code /properties/rank},
 * RFC 6901). A number is a place in a list, the first being 0.
 *
 * @param names of the fields, from the outermost
 */
public record FieldPath(List<String> names) {

    private static final int LONGEST = 500;

    /** @throws Invalid at the pointer when a name is empty, or the path is too long */
    public static FieldPath parse(String pointer, String path) {
        var faults = faults(pointer, path);
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
        return new FieldPath(names(path));
    }

    static List<Invalid.Fault> faults(String pointer, String path) {
        boolean isPath = !path.isBlank()
                && path.length() <= LONGEST
                && names(path).stream().noneMatch(String::isBlank);
        return isPath
                ? List.of()
                : List.of(new Invalid.Fault(
                        pointer,
                        path,
                        "The path (" + QuotedText.of(path) + ") must be names of fields with dots between, or a JSON"
                                + " Pointer.\nUse a path such as properties.rank or /properties/rank."));
    }

    private static List<String> names(String path) {
        if (!path.startsWith("/")) {
            return Arrays.asList(path.split("\\.", -1));
        }
        var names = new ArrayList<String>();
        for (var name : path.substring(1).split("/", -1)) {
            names.add(name.replace("~1", "/").replace("~0", "~"));
        }
        return names;
    }

    /** What stands there in a document; a missing node when nothing does. */
    public JsonNode in(JsonNode document) {
        var at = document;
        for (var name : names) {
            boolean isPlace = at.isArray() && name.matches("\\d{1,5}");
            at = isPlace ? at.path(Integer.parseInt(name)) : at.path(name);
        }
        return at.isNull() ? MissingNode.getInstance() : at;
    }
}
