package dev.leadline.proposals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leadline.access.Action;
import dev.leadline.approvals.UsualApprovals;
import dev.leadline.approvals.Warrant;
import dev.leadline.calendars.Calendars;
import dev.leadline.calendars.PublicationRequest;
import dev.leadline.calendars.publications.CalendarDrafted;
import dev.leadline.calendars.publications.CalendarKept;
import dev.leadline.kernel.approval.Approvals;
import dev.leadline.kernel.approval.Deliberation;
import dev.leadline.kernel.approval.Person;
import dev.leadline.policies.publications.Publication;
import dev.leadline.web.json.JsonText;
import dev.leadline.web.problems.Precondition;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;

/** Calendars as they are proposed: by somebody, or by the mounted folder. */
@ApplicationScoped
class CalendarProposals implements Proposable {

    private static final Logger LOG = Logger.getLogger(CalendarProposals.class);

    /** The folder is a person of its own: whoever consents cannot be it. */
    private static final String FOLDER = Publication.Said.FOLDER;

    private final Proposals proposals;
    private final ProposalStore store;
    private final ProposalClosings closings;
    private final Calendars calendars;
    private final UsualApprovals approvals;
    private final ObjectMapper json;

    @Inject
    InstantSource clock;

    CalendarProposals(
            Proposals proposals,
            ProposalStore store,
            ProposalClosings closings,
            Calendars calendars,
            UsualApprovals approvals,
            ObjectMapper json) {
        this.proposals = proposals;
        this.store = store;
        this.closings = closings;
        this.calendars = calendars;
        this.approvals = approvals;
        this.json = json;
    }

    @Override
    public SubjectKind kind() {
        return SubjectKind.CALENDAR;
    }

    @Override
    public Action consenting() {
        return Action.CONSENT;
    }

    @Override
    public Action proposing() {
        return Action.PROPOSE;
    }

    @Override
    public Approvals needed(Proposal proposal) {
        return approvals.get();
    }

    /** @throws Problem when it could not be published even with all consents, or needs none; nothing is kept then */
    Proposal propose(String id, PublicationRequest asked, Precondition seen, Person proposer, String by) {
        var subject = ProposedSubject.calendar(id);
        Proposals.checkNeeded(subject, approvals.get());
        calendars.rehearse(asked.toProposal(id, seen.ifMatch(), seen.ifNoneMatch(), by));
        return proposals.add(subject, asked.settled(), approvals.get(), proposer, by);
    }

    /** What was to take effect before takes effect at once. */
    @Override
    public void publish(Proposal proposal, Warrant warrant, Proposal.Act last, LongConsumer within) {
        var id = proposal.subject().id();
        var asked = JsonText.read(json, proposal.asked().toString(), PublicationRequest.class);
        var moment = asked.moment();
        var effective = moment == null || moment.isBefore(clock.instant()) ? null : moment;
        calendars.refresh();
        boolean isNew = calendars.timeline().findLatest(id).isEmpty();
        calendars.publish(asked.agreed(id, proposal.proposed().by(), effective, isNew), warrant, within);
    }

    void published(@Observes CalendarKept done) {
        var imprint = done.publication().imprint();
        var reason = "Publication " + done.sequence() + " of calendars came first.";
        closings.voidAll(ProposedSubject.calendar(done.publication().id()), closing(imprint.publishedBy(), reason));
    }

    /** What the folder held before is what nobody wants any more. */
    void drafted(@Observes CalendarDrafted drafted) {
        var subject = ProposedSubject.calendar(drafted.calendar().id());
        closings.voidOf(subject, FOLDER, closing(FOLDER, "The folder changed again."));
        if (drafted.isPublished()) {
            return;
        }
        var asked = PublicationRequest.of(drafted.calendar(), drafted.reason(), drafted.correction());
        var begun = Deliberation.begun(approvals.get(), FOLDER, Set.of(FOLDER));
        long number = store.add(
                subject, asked, ProposalStore.ProposedDraft.NONE, begun, new Proposal.Act(FOLDER, clock.instant()));
        LOG.infof(
                "Proposal %d of the calendar %s waits for %s.",
                number, subject.id(), begun.needed().words());
    }

    private Proposal.Closing closing(String by, String reason) {
        return new Proposal.Closing(new Proposal.Act(by, clock.instant()), reason, null);
    }
}
