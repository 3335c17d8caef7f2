package dev.leadline.proposals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leadline.kernel.approval.Approvals;
import dev.leadline.kernel.approval.Deliberation.State;
import dev.leadline.kernel.approval.Objection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A proposal, as it leaves the server.
 *
 * @param number its number
 * @param kind what is to be published
 * @param subject the id of it: of the policy, calendar or commitment, or the number of the waiver
 * @param policy the policy; null unless it is one
 * @param state how it stands
 * @param sentence the same in words, with what is lacking
 * @param asked what is proposed, as its door took it: a `ProposalRequest` of a policy, a `CalendarPublicationRequest`, a
 *     `CommitmentRequest` or a `WaiverRequest`
 * @param tag the ETag of the draft that is proposed; null unless one is
 * @param proposedBy who proposed it
 * @param proposedAt when
 * @param needs the consents that it needs
 * @param lacks the consents that still lack
 * @param consents those that were given
 * @param excluded who may not consent, and why
 * @param mayConsent whether whoever asks may consent now
 * @param objection why they may not; null when they may
 * @param mayRefuse whether they may send it back now
 * @param mayWithdraw whether they may take it back now, because they proposed it
 * @param closedBy who published, refused or withdrew it, or made it void; null while it is open
 * @param closedAt when; null while it is open
 * @param closedReason why; null while it is open, and when it was published
 * @param publication the publication that it became; null unless it was published
 */
@Schema(name = "Proposal")
record ProposalBody(
        long number,
        SubjectKind kind,
        String subject,
        @Schema(nullable = true) String policy,
        State state,
        String sentence,
        @Schema(type = SchemaType.OBJECT, implementation = Object.class) JsonNode asked,
        @Schema(nullable = true) String tag,
        String proposedBy,
        Instant proposedAt,
        Needed needs,
        Needed lacks,
        List<ConsentBody> consents,
        List<Excluded> excluded,
        boolean mayConsent,
        @Schema(nullable = true) String objection,
        boolean mayRefuse,
        boolean mayWithdraw,
        @Schema(nullable = true) String closedBy,
        @Schema(nullable = true) Instant closedAt,
        @Schema(nullable = true) String closedReason,
        @Schema(nullable = true) Long publication) {

    /**
     * How many consents.
     *
     * @param count how many in all
     * @param sides how many of them of which side
     * @param words the same in words
     */
    @Schema(name = "NeededConsents")
    record Needed(int count, Map<String, Integer> sides, String words) {

        static Needed from(Approvals approvals) {
            return new Needed(approvals.count(), approvals.sides(), approvals.words());
        }
    }

    /**
     * Somebody who may not consent.
     *
     * @param person who, as records name them
     * @param because why not
     */
    @Schema(name = "ExcludedPerson")
    record Excluded(String person, Objection because) {}

    /**
     * Proposals, the newest first.
     *
     * @param items a page of them
     * @param next the cursor of the next page; null on the last
     */
    @Schema(name = "ProposalPage")
    record Page(List<ProposalBody> items, @Schema(nullable = true) String next) {}

    /**
     * What whoever asks may do.
     *
     * @param objection why they may not consent; {@code null} when they may
     */
    record May(String objection, boolean refuse, boolean withdraw) {}

    static ProposalBody from(Proposal proposal, May may) {
        var deliberation = proposal.deliberation();
        var closed = proposal.closed();
        return new ProposalBody(
                proposal.number(),
                proposal.subject().kind(),
                proposal.subject().id(),
                proposal.subject().kind() == SubjectKind.POLICY
                        ? proposal.subject().id()
                        : null,
                deliberation.state(),
                sentence(proposal),
                proposal.asked(),
                proposal.tag(),
                proposal.proposed().by(),
                proposal.proposed().at(),
                Needed.from(deliberation.needed()),
                Needed.from(deliberation.lacking()),
                proposal.consents().stream().map(ConsentBody::from).toList(),
                excluded(proposal),
                may.objection() == null,
                may.objection(),
                may.refuse(),
                may.withdraw(),
                closed == null ? null : closed.done().by(),
                closed == null ? null : closed.done().at(),
                closed == null ? null : closed.reason(),
                closed == null ? null : closed.publication());
    }

    private static List<Excluded> excluded(Proposal proposal) {
        var editors = proposal.deliberation().editors();
        var proposer = proposal.deliberation().proposer();
        return Stream.concat(
                        editors.stream().sorted().map(each -> new Excluded(each, Objection.EDITED)),
                        Stream.of(proposer)
                                .filter(each -> !editors.contains(each))
                                .map(each -> new Excluded(each, Objection.PROPOSED)))
                .toList();
    }

    private static String sentence(Proposal proposal) {
        var closed = proposal.closed();
        if (closed == null) {
            return "It waits for " + proposal.deliberation().lacking().words() + ".";
        }
        var by = closed.done().by();
        switch (proposal.deliberation().state()) {
            case PUBLISHED:
                return "It is publication " + closed.publication() + ", with the consent of "
                        + proposal.consents().stream()
                                .map(consent -> consent.given().by())
                                .collect(Collectors.joining(", "))
                        + "."
                        + late(
                                proposal.asked().path("effectiveFrom").asText(),
                                closed.done().at());
            case REFUSED:
                return by + " sent it back: " + closed.reason();
            case WITHDRAWN:
                return by + " took it back: " + closed.reason();
            default:
                return "It is void. " + closed.reason();
        }
    }

    /** @param wanted an instant, a date, or empty for as soon as possible */
    private static String late(String wanted, Instant done) {
        return !wanted.contains("T") || !Instant.parse(wanted).isBefore(done)
                ? ""
                : " It was to take effect at " + wanted + "; the last consent came later, and it took effect then.";
    }
}
