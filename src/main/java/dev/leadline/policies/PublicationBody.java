package dev.leadline.policies;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.leadline.policies.publications.Publication;
import dev.leadline.policies.publications.PublicationHistory;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A publication, as it leaves the server.
 *
 * @param sequence its number; the edition {@code publication:<sequence>} is what it brought into force
 * @param policy the policy
 * @param kind what it does
 * @param state whether it is in force, scheduled, past, or was called off
 * @param version the version that it brought into force, when it was published; null unless it brought one
 * @param effectiveFrom from when on; null for ever since
 * @param cancels the publication that it calls off; null unless it does
 * @param publishedAt when it was published
 * @param publishedBy who published it
 * @param reason why
 * @param transition what becomes of the leads in flight (O9)
 * @param source {@code api} or {@code folder}
 * @param acknowledged the warnings that the publisher accepted
 * @param proposal the proposal that it was; null when no consent was needed
 * @param consents who consented to it, and when
 * @param emergency that it went back in an emergency, and who reviewed it; null unless it did
 */
@Schema(name = "Publication")
record PublicationBody(
        long sequence,
        String policy,
        Publication.Kind kind,
        State state,
        @Schema(nullable = true) String version,
        @Schema(nullable = true) Instant effectiveFrom,
        @Schema(nullable = true) Long cancels,
        Instant publishedAt,
        String publishedBy,
        String reason,
        String transition,
        String source,
        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = Object.class) String acknowledged,
        @Schema(nullable = true) Long proposal,
        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = Object.class) String consents,
        @Schema(nullable = true) EmergencyBody emergency) {

    /** The state of a publication. */
    @Schema(name = "PublicationState")
    enum State {
        /** It says what is in force now. */
        IN_FORCE,
        /** It is still to take effect. */
        SCHEDULED,
        /** Another has taken its place. */
        PAST,
        /** It was called off, or it is the one that calls off. */
        CANCELLED
    }

    static PublicationBody from(
            Publication publication, PublicationHistory history, Instant now, EmergencyBody emergency) {
        var said = publication.said();
        return new PublicationBody(
                publication.sequence(),
                publication.policyId(),
                publication.kind(),
                state(publication, history, now),
                publication.version(),
                publication.effectiveFrom(),
                publication.cancels(),
                said.at(),
                said.by(),
                said.reason(),
                said.transition().text(),
                said.source(),
                said.acknowledged(),
                publication.approval().proposal(),
                publication.approval().consents(),
                emergency);
    }

    private static State state(Publication publication, PublicationHistory history, Instant now) {
        if (!history.stands(publication)) {
            return State.CANCELLED;
        }
        if (!publication.isEffective(now)) {
            return State.SCHEDULED;
        }
        return history.isLatestEffective(publication, now) ? State.IN_FORCE : State.PAST;
    }
}
