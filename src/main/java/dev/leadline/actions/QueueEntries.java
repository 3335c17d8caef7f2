package dev.leadline.actions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.calendars.Calendars;
import dev.leadline.kernel.clock.TimeLeft;
import dev.leadline.web.LocalText;
import dev.leadline.web.json.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes entries of what is queued: with the time that is left now, and the attributes to show. */
@ApplicationScoped
class QueueEntries {

    private final Calendars calendars;
    private final Segments segments;
    private final List<String> shown;
    private final ObjectMapper json;
    private final InstantSource clock;

    QueueEntries(
            Calendars calendars,
            Segments segments,
            @ConfigProperty(name = "leadline.actions.attributes") List<String> shown,
            ObjectMapper json,
            InstantSource clock) {
        this.calendars = calendars;
        this.segments = segments;
        this.shown = List.copyOf(shown);
        this.json = json;
        this.clock = clock;
    }

    /** The attributes that every entry shows, where its lead has them. */
    List<String> shown() {
        return shown;
    }

    /** An entry as it is now, with the usual attributes. */
    QueueEntry of(QueuedAction action) {
        return of(action, List.of(), clock.instant());
    }

    /**
     * An entry as it is at a moment.
     *
     * @param asked the attributes to show; the usual ones when there is none
     */
    QueueEntry of(QueuedAction action, Collection<String> asked, Instant at) {
        var left = left(action, at);
        return new QueueEntry(
                action.leadId(),
                action.stage(),
                action.policy(),
                action.tier(),
                action.owner(),
                action.team(),
                action.responsible(),
                action.state(),
                action.warned(),
                action.dueAt(),
                action.zone() == null ? null : LocalText.of(action.dueAt(), ZoneId.of(action.zone())),
                left.map(each -> each.body(at)).orElse(null),
                left.map(each -> seconds(each.time().late())).orElse(null),
                action.earliestAt(),
                action.receivedAt(),
                action.source(),
                attributes(action, asked),
                action.decisionId(),
                action.action());
    }

    /** Empty when nothing is due, and while another replica's calendar is not known here yet. */
    private Optional<Left> left(QueuedAction action, Instant at) {
        if (action.clock() == null || action.dueAt() == null) {
            return Optional.empty();
        }
        var kept = JsonText.read(json, action.clock(), QueueClock.class);
        return calendars
                .timeline()
                .findVersion(kept.calendar(), kept.version())
                .map(version ->
                        new Left(TimeLeft.of(kept.by(version.calendar()), action.dueAt(), at), kept.isPausedAt(at)));
    }

    private record Left(TimeLeft time, boolean isPaused) {

        QueueEntry.LeftBody body(Instant at) {
            return new QueueEntry.LeftBody(at, seconds(time.open()), time.isRunning(), isPaused, time.changesAt());
        }
    }

    private static Duration seconds(Duration time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }

    private Map<String, String> attributes(QueuedAction action, Collection<String> asked) {
        var all = JsonText.read(json, action.attributes(), JsonNode.class);
        var names = new TreeSet<>(asked);
        if (names.isEmpty()) {
            names.addAll(shown);
            names.addAll(segments.of(action.policy()));
        }
        var found = new LinkedHashMap<String, String>();
        names.stream()
                .filter(all::has)
                .forEach(name -> found.put(name, all.path(name).asText()));
        return found;
    }
}
