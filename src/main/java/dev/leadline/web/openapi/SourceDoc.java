package dev.leadline.web.openapi;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a source says of a record that goes over the wire.
 *
 * @param text what it is
 * @param fields what each of its fields is, as Markdown
 * @param annotations those of the record, as written
 * @param components its components by name, as written
 */
record SourceDoc(String text, Map<String, String> fields, String annotations, Map<String, String> components) {

    static final SourceDoc NONE = new SourceDoc("", Map.of(), "", Map.of());

    private static final Pattern SAYS_NULL = Pattern.compile("(?<!not |never )(?<!not `|never `)\\bnull\\b");
    private static final Pattern LEAVES_OUT = Pattern.compile("JsonInclude\\.?(Include)?[(.\\w]*NON_");
    private static final Pattern PRIMITIVE =
            Pattern.compile("(?:^|\\s)(?:int|long|boolean|double|short|byte)\\s+\\w+$");

    /** Returns whether the field may be null, which its text says. */
    boolean saysNull(String field) {
        return SAYS_NULL.matcher(fields.getOrDefault(field, "")).find();
    }

    /** Returns whether every answer with such an object has the field: it is not left out when it is empty. */
    boolean isAlwaysThere(String field) {
        var component = components.getOrDefault(field, "");
        if (LEAVES_OUT.matcher(component).find()) {
            return false;
        }
        return !LEAVES_OUT.matcher(annotations).find()
                || PRIMITIVE.matcher(component).find()
                || component.contains("JsonInclude");
    }
}
