package dev.leadline.policies;

import dev.leadline.policies.publishing.EmergencyReviews;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That a publication went back in an emergency, without the consents that were needed.
 *
 * @param sentence the same in words, with who reviewed it
 * @param reviewedBy who reviewed it afterwards; null while nobody has
 * @param reviewedAt when; null while nobody has
 * @param note what they found; null while nobody has
 * @param mayReview whether whoever asks may review it now
 * @param objection why they may not; null when they may
 */
@Schema(name = "Emergency")
record EmergencyBody(
        String sentence,
        @Schema(nullable = true) String reviewedBy,
        @Schema(nullable = true) Instant reviewedAt,
        @Schema(nullable = true) String note,
        boolean mayReview,
        @Schema(nullable = true) String objection) {

    private static final String EMERGENCY = "It went back in an emergency, without consents. ";

    /** @param objection why whoever asks may not review it; {@code null} when they may */
    static EmergencyBody unreviewed(@Nullable String objection) {
        return new EmergencyBody(
                EMERGENCY + "Nobody has reviewed it yet.", null, null, null, objection == null, objection);
    }

    static EmergencyBody of(EmergencyReviews.Review review) {
        return new EmergencyBody(
                EMERGENCY + review.by() + " reviewed it: " + review.note(),
                review.by(),
                review.at(),
                review.note(),
                false,
                "It is reviewed.");
    }

    /** What changes with it, for the ETag of what shows it. */
    String tag() {
        return reviewedBy != null ? "reviewed" : mayReview ? "to-review" : "unreviewed";
    }
}
