package dev.leadline.proposals;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.policies.PublicationsResource;
import dev.leadline.web.PlainText;
import dev.leadline.web.problems.Problem;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is proposed: a publication as its own door takes it, or a withdrawal. One of {@code draft}, {@code edition} and
 * {@code withdrawal} is named.
 *
 * @param draft the draft to publish; the header {@code If-Match} names its ETag
 * @param edition an edition that was in force before: a version ({@code sha256:...}) or {@code publication:7}
 * @param withdrawal true to withdraw the policy
 * @param reason why
 * @param effectiveFrom from when on; absent: as soon as the last consent is given
 * @param transition what becomes of the leads in flight (O9); absent: {@code new-leads}
 * @param acknowledged the ids of the warnings that are accepted
 * @param over the publication that it takes the place of; absent: the one that the draft is built upon
 * @param whatIf the number of the what-if that was looked at, for whoever consents
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ProposalRequest")
public record ProposalRequest(
        @PlainText(max = 64) String draft,
        @PlainText String edition,
        Boolean withdrawal,
        @NotNull @PlainText(max = 500) String reason,
        Instant effectiveFrom,
        @Schema(enumeration = {"new-leads", "re-rate-from-receipt", "re-rate-from-now", "never-shorten"})
                String transition,
        @Size(max = 5_000) Set<@NotNull @PlainText(max = 64) String> acknowledged,
        Long over,
        @Min(value = 1, message = "must be the number of a what-if") Long whatIf) {

    boolean isWithdrawal() {
        return Boolean.TRUE.equals(withdrawal);
    }

    /** @throws Problem 422 unless one thing is named */
    void check() {
        long named = Stream.of(draft, edition, isWithdrawal() ? true : null)
                .filter(Objects::nonNull)
                .count();
        if (named != 1) {
            throw Problem.invalid(
                    "/draft",
                    draft,
                    "A proposal must have one of these: a `draft`, an `edition` that was in force, or `withdrawal`.");
        }
        if (isWithdrawal() && (transition != null || acknowledged != null)) {
            throw Problem.invalid(
                    "/withdrawal", true, "A withdrawal has neither `transition` nor `acknowledged`.\nLeave them out.");
        }
    }

    /** When it takes effect if it is published at a moment: what was to happen before happens then. */
    Instant effectiveAt(Instant now) {
        return effectiveFrom == null || effectiveFrom.isBefore(now) ? null : effectiveFrom;
    }

    PublicationsResource.Wanted publication(Instant now) {
        return new PublicationsResource.Wanted(
                draft, edition, reason, effectiveAt(now), transition, acknowledged, over, null);
    }

    PublicationsResource.Withdrawal toWithdrawal(Instant now) {
        return new PublicationsResource.Withdrawal(reason, effectiveAt(now), over);
    }
}
