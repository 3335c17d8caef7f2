package dev.leadline.commitments;

import dev.leadline.commitments.ReceivedLeads.Group;
import dev.leadline.commitments.terms.CommitmentStore;
import dev.leadline.commitments.terms.CommitmentVersion;
import dev.leadline.commitments.terms.Commitments;
import dev.leadline.commitments.terms.CommittedCalendars;
import dev.leadline.commitments.terms.VersionDates;
import dev.leadline.kernel.commitment.DeliveredLeads;
import dev.leadline.kernel.commitment.JudgedLeads;
import dev.leadline.kernel.commitment.LeadType;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was delivered for a commitment: its leads, each judged by the version that held when it was received. */
@ApplicationScoped
public class CommitmentLeads {

    private static final int CHUNK = 500;

    /** Whoever has more commitments reads them one by one. */
    private static final int MOST_TOLD = 20;

    private final Commitments commitments;
    private final CommitmentStore terms;
    private final ReceivedLeads store;
    private final CommittedCalendars calendars;
    private final InstantSource clock;

    CommitmentLeads(
            Commitments commitments,
            CommitmentStore terms,
            ReceivedLeads store,
            CommittedCalendars calendars,
            InstantSource clock) {
        this.commitments = commitments;
        this.terms = terms;
        this.store = store;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * How a commitment stands, in words: for other rooms.
     *
     * @param id the commitment
     * @param originated what marketing brought, against its pace
     * @param influenced what marketing touched, against its pace; never to be added to the other
     */
    public record Standing(String id, String originated, String influenced) {}

    /** How those stand whose period a moment is in, by what was known then. */
    public List<Standing> standings(Instant at) {
        return terms.latest("", MOST_TOLD).stream()
                .map(each -> question(each.id(), at.toString(), at.toString()))
                .filter(each ->
                        each.period().isRunning(each.asked().date(each.period().zone())))
                .map(this::standing)
                .toList();
    }

    private Standing standing(Question question) {
        var delivered = read(question);
        var progress = new CommitmentProgress(question, delivered, delivered).toBody(List.of());
        return new Standing(
                progress.id(),
                progress.originated().sentence(),
                progress.influenced().sentence());
    }

    /** A question about one period. */
    record Question(CommitmentPeriod period, Asked asked) {}

    /**
     * Finds the period that someone asks for: the one at that moment, else the last one before it, else the first.
     *
     * @param at an instant or a date; {@code null} is now
     * @param judged {@code now} or an instant
     * @throws Problem 404 when there is no such commitment; 422 when a moment is none
     */
    Question question(String id, String at, String judged) {
        var versions = commitments.versions(id);
        var now = clock.instant();
        var byBegin =
                Comparator.comparing((CommitmentVersion each) -> each.period().from());
        var wanted = versions.stream()
                .filter(each -> hasBegun(each, Asked.of(at, judged, zone(each, now), now)))
                .max(byBegin)
                .or(() -> versions.stream().min(byBegin))
                .orElseThrow()
                .period();
        var ofPeriod =
                versions.stream().filter(each -> each.period().equals(wanted)).toList();
        var last = ofPeriod.get(ofPeriod.size() - 1);
        var asked = Asked.of(at, judged, zone(last, now), now);
        return new Question(CommitmentPeriod.of(ofPeriod, calendars.of(last, asked.at())), asked);
    }

    private boolean hasBegun(CommitmentVersion version, Asked asked) {
        return !asked.date(zone(version, asked.now())).isBefore(version.period().from());
    }

    private ZoneId zone(CommitmentVersion version, Instant at) {
        return calendars.of(version, at).calendar().zone();
    }

    DeliveredLeads read(Question question) {
        var judged = new ArrayList<JudgedLeads>();
        for (var segment : question.period().segments()) {
            store.groups(segment, question.period().zone(), question.asked())
                    .forEach(group -> judged.add(judge(question.period(), segment, group)));
        }
        return new DeliveredLeads(judged);
    }

    /** The same as they were known at the moment that is asked for. */
    DeliveredLeads readAsKnownThen(Question question, DeliveredLeads known) {
        var asked = question.asked();
        return asked.at().isBefore(asked.now())
                ? read(new Question(question.period(), new Asked(asked.at(), asked.until(), asked.at(), asked.now())))
                : known;
    }

    static JudgedLeads judge(CommitmentPeriod period, VersionDates segment, Group group) {
        var lead = group.lead();
        var judgement = segment.rules(period.calendar().calendar()).judge(lead);
        var value = lead.type() == null
                ? BigDecimal.ZERO
                : segment.terms().findType(lead.type()).map(LeadType::value).orElse(BigDecimal.ZERO);
        return new JudgedLeads(
                period.days().dayOf(group.receivedOn()),
                lead.type(),
                value,
                judgement,
                new JudgedLeads.Touch(lead.isOriginated(), lead.isInfluenced()),
                group.leads());
    }

    /** The open leads that count and that nobody reached, in the segment of each. */
    List<ReceivedLeads.OpenGroup> open(Question question) {
        var open = new ArrayList<ReceivedLeads.OpenGroup>();
        for (var segment : question.period().segments()) {
            store.open(segment, question.period().zone(), question.asked()).stream()
                    .filter(each -> judge(question.period(), segment, each.group())
                            .judgement()
                            .isCounted())
                    .forEach(open::add);
        }
        return open;
    }

    /** How many leads a filter lets through. */
    long count(Question question, ReceivedFilter filter) {
        return read(question).leads().stream()
                .filter(filter::holds)
                .mapToLong(JudgedLeads::count)
                .sum();
    }

    /** The leads after a place that a filter lets through, in the order of receipt. */
    List<ReceivedLeadBody> page(Question question, ReceivedFilter filter, LeadPlace after, int most) {
        var found = new ArrayList<ReceivedLeadBody>();
        for (var segment : question.period().segments()) {
            var from = after;
            boolean hasMore = true;
            while (hasMore && found.size() < most) {
                var chunk = store.page(segment, question.period().zone(), question.asked(), from, CHUNK);
                for (var each : chunk) {
                    from = each.place();
                    var judged = judge(question.period(), segment, each.group());
                    if (filter.holds(judged)) {
                        found.add(ReceivedLeadBody.from(each.place(), judged));
                    }
                }
                hasMore = chunk.size() == CHUNK;
            }
        }
        return found.size() > most ? found.subList(0, most) : found;
    }
}
