package dev.leadline.sources;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.leadline.facts.FactRequest;
import dev.leadline.kernel.Invalid;
import dev.leadline.sources.SourceEvents.ReadEvent;
import dev.leadline.sources.SourceEvents.ReadFact;
import dev.leadline.web.QuotedText;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What events came to.
 *
 * @param events how many there were
 * @param facts what they told, or would tell; also those of an event with errors, of which none is told
 * @param unread the events with errors. They are in the log of the source, unless this is a dry run
 */
@Schema(name = "EventsReply")
record EventsBody(int events, List<FactBody> facts, List<ErrorsBody> unread) {

    /**
     * A fact of an event.
     *
     * @param event the place of the event in the request, the first being 1
     * @param status {@code accepted}, {@code duplicate}, {@code kept} or {@code refused}; absent when it was not told
     * @param fact as a line of the bulk door
     */
    @Schema(name = "EventFact")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FactBody(long event, String status, @JsonRawValue @Schema(implementation = FactRequest.class) String fact) {

        static FactBody from(ReadEvent event, ReadFact fact) {
            var receipt = fact.receipt();
            return new FactBody(
                    event.number(),
                    receipt == null ? null : receipt.status().text(),
                    fact.line().json());
        }
    }

    /**
     * What is wrong with an event.
     *
     * @param event the place of the event in the request, the first being 1
     * @param errors each at the field of the event, as the mapping names it, or at that of the fact, such as {@code
     *     /attempt/outcome}
     */
    @Schema(name = "EventErrors")
    record ErrorsBody(long event, List<ErrorBody> errors) {}

    /**
     * An error of an event.
     *
     * @param pointer the field
     * @param value what stands there; null when nothing does
     * @param detail what is wrong, and what to do
     */
    @Schema(name = "EventError")
    record ErrorBody(String pointer, @Schema(nullable = true) String value, String detail) {

        static List<ErrorBody> from(List<Invalid.Fault> faults) {
            return faults.stream()
                    .map(fault -> new ErrorBody(
                            fault.pointer(),
                            fault.value() == null ? null : QuotedText.of(fault.value()),
                            QuotedText.ofSentence(fault.detail())))
                    .toList();
        }
    }

    static EventsBody from(List<ReadEvent> events) {
        return new EventsBody(
                events.size(),
                events.stream()
                        .flatMap(event -> event.facts().stream().map(fact -> FactBody.from(event, fact)))
                        .toList(),
                events.stream()
                        .filter(event -> !event.errors().isEmpty())
                        .map(event -> new ErrorsBody(event.number(), ErrorBody.from(event.errors())))
                        .toList());
    }
}
