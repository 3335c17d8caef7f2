package dev.leadline.whatifs;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A what-if: how it stands, and what came of it.
 *
 * @param id its number
 * @param policy the policy
 * @param edition the edition tried
 * @param against the edition it is compared with
 * @param population the leads it is about
 * @param transition how the one would follow the other; null as if it had been in force at receipt
 * @param effectiveFrom when the edition would take effect; null unless it is about open leads
 * @param revision the revision of the draft that was tried; null unless it is a draft
 * @param revisionNow the revision that the draft has now; null unless it is a draft, when it is gone, and in lists
 * @param publication the publication in force when it began; null before the first
 * @param publicationNow the publication in force now; null when there is none, and in lists
 * @param versions the versions that these were when it began
 * @param from the first moment of the period; null where only open leads are looked at
 * @param to the first that does not belong to it any more; null where only open leads are looked at
 * @param minutesPerAttempt what an attempt costs, by channel; null when it was not said
 * @param sample how many changed leads are shown at most
 * @param by who asked
 * @param startedAt when
 * @param state how it stands
 * @param progress how far it is
 * @param endedAt when it ended; null while it runs, and when nobody saw its end
 * @param failure why it failed; otherwise null
 * @param result what came of it; null unless it is done, and in lists
 */
@Schema(name = "WhatIf")
record WhatIfBody(
        long id,
        String policy,
        String edition,
        String against,
        @Schema(enumeration = {"open", "closed", "all", "decided"}) String population,
        @Schema(nullable = true) String transition,
        @Schema(nullable = true) Instant effectiveFrom,
        @Schema(nullable = true) Integer revision,
        @Schema(nullable = true) Integer revisionNow,
        @Schema(nullable = true) Long publication,
        @Schema(nullable = true) Long publicationNow,
        Versions versions,
        @Schema(nullable = true) Instant from,
        @Schema(nullable = true) Instant to,
        @Schema(nullable = true) Map<String, BigDecimal> minutesPerAttempt,
        int sample,
        String by,
        Instant startedAt,
        State state,
        Progress progress,
        @Schema(nullable = true) Instant endedAt,
        @Schema(nullable = true) String failure,
        @Schema(implementation = WhatIfResult.class) @JsonRawValue String result) {

    /** A replica that was not heard of for so long is gone. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /**
     * The versions of two editions.
     *
     * @param edition the version of the edition tried
     * @param against the version of the edition compared against; null when nothing is in force
     */
    @Schema(name = "WhatIfVersions")
    record Versions(String edition, @Schema(nullable = true) String against) {}

    /**
     * The progress of a what-if.
     *
     * @param leadsDone the leads looked at
     * @param leads all of them, as counted at the start; null while they are being counted
     * @param percent the share that is done, rounded down; null while they are being counted
     */
    @Schema(name = "WhatIfProgress")
    public record Progress(
            long leadsDone, @Schema(nullable = true) Long leads, @Schema(nullable = true) Integer percent) {

        static Progress of(long done, Long inAll) {
            Integer percent = inAll == null ? null : inAll == 0 ? 100 : (int) Math.min(100, 100 * done / inAll);
            return new Progress(done, inAll, percent);
        }
    }

    /** One in a list: without its result, and without what is known only now. */
    static WhatIfBody from(StoredWhatIf stored, WhatIfParameters asked, Instant now) {
        return from(stored, asked, new WhatIfParameters.Basis(null, null), now, null);
    }

    static WhatIfBody from(
            StoredWhatIf stored, WhatIfParameters asked, WhatIfParameters.Basis present, Instant now, String result) {
        var basis = asked.basisOrUnknown();
        return new WhatIfBody(
                stored.id,
                stored.policyId,
                asked.edition().edition(),
                asked.against().edition(),
                asked.populationOrDecided().text(),
                asked.transition(),
                asked.effectiveFrom(),
                basis.revision(),
                present.revision(),
                basis.publication(),
                present.publication(),
                new Versions(asked.edition().version(), asked.against().version()),
                asked.from(),
                asked.to(),
                asked.minutesPerAttempt(),
                asked.sample(),
                stored.askedBy,
                stored.startedAt,
                state(stored, now),
                Progress.of(stored.leadsDone, stored.leadsInAll),
                stored.endedAt,
                stored.failure,
                result);
    }

    private static State state(StoredWhatIf stored, Instant now) {
        boolean silent = stored.heartbeat.plus(SILENCE).isBefore(now);
        return stored.state == State.RUNNING && silent ? State.ABANDONED : stored.state;
    }
}
