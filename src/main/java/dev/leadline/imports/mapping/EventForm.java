package dev.leadline.imports.mapping;

/**
 * The form of the events that another system sends, as JSON.
 *
 * @param at the path of the list of events in a request; {@code null}: the request is an event or a list of them
 */
public record EventForm(String at) {

    /** @throws dev.leadline.kernel.Invalid when the path is none */
    public EventForm {
        if (at != null) {
            FieldPath.parse("/at", at);
        }
    }
}
