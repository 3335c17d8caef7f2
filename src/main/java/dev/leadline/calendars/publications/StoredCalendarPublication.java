package dev.leadline.calendars.publications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.approvals.Approval;
import dev.leadline.calendars.CalendarDefinition;
import dev.leadline.kernel.calendar.BusinessCalendar;
import dev.leadline.web.json.Canonical;
import dev.leadline.web.json.StrictJson;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A publication of a calendar. It is written once and never changed; the database sees to that. */
@Entity
@Table(name = "calendar_publication")
class StoredCalendarPublication extends PanacheEntityBase {

    private static final ObjectMapper JSON = StrictJson.newMapper();

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long sequence;

    Long follows;

    @Column(name = "calendar_id")
    String calendarId;

    String version;
    String definition;

    @Column(name = "effective_from")
    Instant effectiveFrom;

    @Column(name = "published_at")
    Instant publishedAt;

    @Column(name = "published_by")
    String publishedBy;

    String reason;
    boolean correction;
    String source;
    Long proposal;
    String consents;

    static StoredCalendarPublication from(CalendarPublication publication, Long follows) {
        StoredCalendarPublication stored = new StoredCalendarPublication();
        CalendarPublication.Imprint imprint = publication.imprint();
        stored.follows = follows;
        stored.calendarId = publication.id();
        stored.version = publication.calendar().version();
        stored.definition = Canonical.json(publication.calendar().definition());
        stored.effectiveFrom = publication.effectiveFrom();
        stored.publishedAt = imprint.publishedAt();
        stored.publishedBy = imprint.publishedBy();
        stored.reason = imprint.reason();
        stored.correction = imprint.correction();
        stored.source = imprint.source();
        stored.proposal = imprint.approval().proposal();
        stored.consents = imprint.approval().consents();
        return stored;
    }

    CalendarPublication toPublication() {
        try {
            BusinessCalendar calendar =
                    JSON.readValue(definition, CalendarDefinition.class).toCalendar();
            return new CalendarPublication(
                    sequence,
                    new CalendarVersion(calendar, CalendarDefinition.from(calendar), version),
                    effectiveFrom,
                    new CalendarPublication.Imprint(
                            publishedAt,
                            publishedBy,
                            reason,
                            correction,
                            source,
                            new Approval(proposal, consents, null)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "The publication " + sequence + " of the calendar " + calendarId + " cannot be read", e);
        }
    }
}
