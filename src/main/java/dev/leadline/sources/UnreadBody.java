package dev.leadline.sources;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.leadline.web.Paging;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of the events that could not be read.
 *
 * @param items the oldest first
 * @param next the cursor of the next page; null on the last
 */
@Schema(name = "UnreadEvents")
record UnreadBody(List<EventBody> items, @Schema(nullable = true) String next) {

    /**
     * An event that could not be read.
     *
     * @param id grows with each
     * @param receivedAt when it arrived
     * @param leadId the lead that it is about; null when that could not be read either
     * @param event as it came
     * @param errors what is wrong with it
     */
    @Schema(name = "UnreadEvent")
    record EventBody(
            long id,
            Instant receivedAt,
            @Schema(nullable = true) String leadId,
            @JsonRawValue @Schema(implementation = Object.class) String event,
            List<EventsBody.ErrorBody> errors) {

        static EventBody from(UnreadEvent event) {
            return new EventBody(
                    event.id(),
                    event.receivedAt(),
                    event.leadId(),
                    event.event(),
                    EventsBody.ErrorBody.from(event.errors()));
        }
    }

    static UnreadBody from(Paging.Cut<UnreadEvent> cut) {
        return new UnreadBody(cut.entries().stream().map(EventBody::from).toList(), cut.next());
    }
}
