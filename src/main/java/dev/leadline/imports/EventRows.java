package dev.leadline.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leadline.imports.mapping.EventForm;
import dev.leadline.imports.mapping.FieldPath;
import dev.leadline.imports.mapping.SourceRow;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.QuotedText;
import java.util.ArrayList;
import java.util.List;

/** The events of a request as rows, whose columns are the paths of their fields. */
public final class EventRows {

    private static final int LONGEST_NUMBER = 40;

    private EventRows() {}

    /**
     * The events of a request, in order.
     *
     * @throws Invalid when there is no list where the form says
     */
    public static List<JsonNode> of(EventForm form, JsonNode request) {
        var events =
                form.at() == null ? request : FieldPath.parse("/at", form.at()).in(request);
        if (form.at() != null && !events.isArray()) {
            throw new Invalid(
                    form.at(), null, "The field " + form.at() + " must be the list of events. There is none there.");
        }
        var all = new ArrayList<JsonNode>();
        if (events.isArray()) {
            events.forEach(all::add);
        } else {
            all.add(events);
        }
        return all;
    }

    /** An event as a row; what stands in its fields is read as the cells of a file are. */
    public static SourceRow row(long number, JsonNode event) {
        return new SourceRow(
                number, path -> text(path, FieldPath.parse(path, path).in(event)), "field", '.');
    }

    private static String text(String path, JsonNode value) {
        if (value.isMissingNode()) {
            return "";
        }
        if (value.isContainerNode()) {
            throw new Invalid(
                    path,
                    QuotedText.of(value.toString()),
                    "The field " + path + " (" + QuotedText.of(value.toString())
                            + ") must be a text, a number or a boolean.");
        }
        // a number with a large exponent would be long as plain text
        boolean isPlain = value.isBigDecimal()
                && value.decimalValue().precision() <= LONGEST_NUMBER
                && Math.abs(value.decimalValue().scale()) <= LONGEST_NUMBER;
        return isPlain ? value.decimalValue().toPlainString() : value.asText();
    }
}
