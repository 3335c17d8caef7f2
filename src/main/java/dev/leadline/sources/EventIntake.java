package dev.leadline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.imports.mapping.Mapping;
import dev.leadline.sources.SourceEvents.ReadEvent;
import dev.leadline.web.json.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Takes in the events of sources, and those of the log once more when a mapping is mended. */
@ApplicationScoped
class EventIntake {

    private static final int STEP = 100;

    private final SourceEvents events;
    private final UnreadEvents unread;
    private final ObjectMapper json;
    private final InstantSource clock;

    EventIntake(SourceEvents events, UnreadEvents unread, ObjectMapper json, InstantSource clock) {
        this.events = events;
        this.unread = unread;
        this.json = json;
        this.clock = clock;
    }

    /** What a request would tell; nothing is kept. */
    List<ReadEvent> tryOut(Source source, JsonNode request) {
        return events.read(source.mapping(), request, clock.instant());
    }

    /** Tells what a request says, and logs what cannot be read. */
    List<ReadEvent> take(Source source, JsonNode request) {
        var now = clock.instant();
        var told = events.tell(events.read(source.mapping(), request, now));
        var left = told.stream()
                .filter(event -> !event.errors().isEmpty())
                .map(event -> event.unread(0, now))
                .toList();
        if (!left.isEmpty()) {
            unread.add(source.name(), left);
        }
        return told;
    }

    /** Reads the log once more, by the mapping as it is now, as of when each event arrived. */
    ReplayBody replay(Source source) {
        var mapping = source.mapping();
        int told = 0;
        int left = 0;
        long after = 0;
        for (var page = unread.page(source.name(), after, STEP);
                !page.isEmpty();
                page = unread.page(source.name(), after, STEP)) {
            for (var event : page) {
                after = event.id();
                var again = again(mapping, event);
                if (again.isEmpty()) {
                    unread.remove(event.id());
                    told++;
                } else {
                    unread.change(source.name(), again.get());
                    left++;
                }
            }
        }
        return new ReplayBody(told, left);
    }

    /** What is still unread of an event; empty when nothing is. */
    private Optional<UnreadEvent> again(Mapping mapping, UnreadEvent event) {
        var logged = JsonText.read(json, event.event(), JsonNode.class);
        var told = events.tell(events.readAgain(mapping, logged, event.receivedAt()));
        var errors = told.stream().flatMap(each -> each.errors().stream()).toList();
        var leadId =
                told.stream().map(ReadEvent::leadId).filter(Objects::nonNull).findFirst();
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(new UnreadEvent(
                        event.id(), event.receivedAt(), leadId.orElse(event.leadId()), event.event(), errors));
    }
}
