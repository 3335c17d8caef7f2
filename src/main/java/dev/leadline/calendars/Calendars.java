package dev.leadline.calendars;

import dev.leadline.approvals.Approval;
import dev.leadline.approvals.UsualApprovals;
import dev.leadline.approvals.Warrant;
import dev.leadline.calendars.publications.CalendarArchive;
import dev.leadline.calendars.publications.CalendarDrafted;
import dev.leadline.calendars.publications.CalendarKept;
import dev.leadline.calendars.publications.CalendarProposal;
import dev.leadline.calendars.publications.CalendarPublication;
import dev.leadline.calendars.publications.CalendarPublished;
import dev.leadline.calendars.publications.CalendarTimeline;
import dev.leadline.calendars.publications.CalendarVersion;
import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.calendar.CalendarComparison;
import dev.leadline.web.problems.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;

/**
 * The calendars: what was, is and will be in force. Whoever asks gets what this server knows, at once; it learns of what
 * other servers publish by {@link #refresh()}. A calendar is never withdrawn, so whoever refers to one never loses it.
 */
@ApplicationScoped
public class Calendars {

    private static final Logger LOG = Logger.getLogger(Calendars.class);

    private final CalendarArchive archive;
    private final InstantSource clock;
    private final Event<CalendarPublished> published;
    private final UsualApprovals approvals;

    @Inject
    Event<CalendarKept> kept;

    @Inject
    Event<CalendarDrafted> drafted;

    private volatile CalendarTimeline timeline = CalendarTimeline.EMPTY;

    Calendars(
            CalendarArchive archive,
            InstantSource clock,
            Event<CalendarPublished> published,
            UsualApprovals approvals) {
        this.archive = archive;
        this.clock = clock;
        this.published = published;
        this.approvals = approvals;
    }

    /** The calendars in force at a moment, by id. */
    public Map<String, CalendarVersion> inForce(Instant at) {
        return timeline.inForce(at);
    }

    /** The calendar with an id that is in force now. */
    public Optional<CalendarVersion> find(String id) {
        return timeline.findInForce(id, clock.instant()).map(CalendarPublication::calendar);
    }

    /** Those in force now, sorted by id. */
    public List<CalendarVersion> all() {
        return List.copyOf(inForce(clock.instant()).values());
    }

    /** Every publication that this server knows, in the order in which they were published. */
    public List<CalendarPublication> publications() {
        return timeline.all();
    }

    /** The sequence of the last publication in the database, by any server; 0 when there is none. A quick query. */
    public long latest() {
        return QuarkusTransaction.joiningExisting().call(archive::latest);
    }

    /** The sequence of the last publication that this server knows. */
    public long known() {
        return timeline.sequence();
    }

    /** Reads what was published since the last time, by any server. */
    public synchronized void refresh() {
        CalendarTimeline known = timeline;
        timeline =
                known.plus(QuarkusTransaction.joiningExisting().call(() -> archive.publishedAfter(known.sequence())));
    }

    /**
     * Publishes the calendars of a folder that are not what it held the last time; so what was published over the API
     * stays in force until the folder itself changes. A calendar that the folder no longer holds stays as it is. Where
     * others must consent, a change of a calendar is proposed and not published.
     *
     * @param origin the folder, for the reason
     * @throws Invalid when two have the same id; then nothing changes
     */
    public void load(Collection<CalendarVersion> fromFolder, String origin) {
        long before = timeline.sequence();
        CalendarTimeline next = QuarkusTransaction.requiringNew().call(() -> loadWithin(fromFolder, origin));
        takeOver(next);
        if (next.sequence() > before) {
            published.fire(new CalendarPublished(next.sequence()));
        }
    }

    /**
     * The same within the present transaction. It is in force when that is committed and the answer is
     * {@link #takeOver taken over}.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public CalendarTimeline loadWithin(Collection<CalendarVersion> fromFolder, String origin) {
        Set<String> ids = new HashSet<>();
        for (CalendarVersion calendar : fromFolder) {
            if (!ids.add(calendar.id())) {
                throw new Invalid("/id", calendar.id(), "There are two calendars with the id " + calendar.id() + ".");
            }
        }
        archive.lock();
        CalendarTimeline known = latest(timeline);
        Map<String, String> held = archive.inFolder();
        fromFolder.stream()
                .filter(calendar -> !calendar.version().equals(held.get(calendar.id())))
                .forEach(calendar -> takeFromFolder(calendar, known, origin));
        return latest(known);
    }

    private CalendarTimeline latest(CalendarTimeline known) {
        return known.plus(archive.publishedAfter(known.sequence()));
    }

    /** Takes over what was published in a transaction that is committed now, unless more is known already. */
    public synchronized void takeOver(CalendarTimeline next) {
        if (next.sequence() > timeline.sequence()) {
            timeline = next;
        }
    }

    private void takeFromFolder(CalendarVersion calendar, CalendarTimeline known, String origin) {
        archive.rememberInFolder(calendar);
        Optional<CalendarPublication> latest = known.findLatest(calendar.id());
        String reason = "Imported from " + origin + ".";
        if (latest.isPresent() && latest.get().calendar().version().equals(calendar.version())) {
            drafted.fire(new CalendarDrafted(calendar, reason, false, true));
            return;
        }
        Instant now = known.now(calendar.id(), clock.instant());
        boolean correction = known.findInForce(calendar.id(), now)
                .map(before -> changesPast(before.calendar(), calendar, now))
                .orElse(false);
        if (correction) {
            LOG.warnf("The folder %s changes past days of the calendar %s.", origin, calendar.id());
        }
        if (latest.isPresent() && approvals.get().count() > 0) {
            drafted.fire(new CalendarDrafted(calendar, reason, correction, false));
            return;
        }
        append(
                new CalendarPublication(
                        0,
                        calendar,
                        latest.isPresent() ? now : null,
                        new CalendarPublication.Imprint(now, "folder", reason, correction, "folder", Approval.NONE)),
                known,
                sequence -> {});
    }

    private static boolean changesPast(CalendarVersion before, CalendarVersion after, Instant now) {
        CalendarComparison comparison = new CalendarComparison(before.calendar(), after.calendar());
        LocalDate today = LocalDate.ofInstant(now, before.calendar().zone());
        return comparison.changesZone() || !comparison.datesBefore(today).isEmpty();
    }

    /**
     * Publishes what is proposed, and nothing else meanwhile.
     *
     * @throws Problem when it was made for another state of the calendar (412, 428), or others must consent (409)
     * @throws Invalid when it cannot be, or changes what is past
     */
    CalendarPublication publish(CalendarProposal proposal) {
        return publish(proposal, Warrant.NOBODY, sequence -> {});
    }

    /**
     * The same by the consents of others.
     *
     * @param within what else belongs to the same transaction; it is given the number of the publication
     */
    public CalendarPublication publish(CalendarProposal proposal, Warrant warrant, LongConsumer within) {
        long sequence = QuarkusTransaction.requiringNew().call(() -> {
            archive.lock();
            refresh();
            var publication = proposal.toPublication(timeline, clock.instant());
            var id = proposal.id();
            warrant.demand(approvals.get(), "calendar (" + id + ")", "/v1/calendars/" + id + "/proposals");
            return append(publication.approved(warrant.approval()), timeline, within);
        });
        refresh();
        published.fire(new CalendarPublished(sequence));
        return timeline.all().stream()
                .filter(each -> each.sequence() == sequence)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Refuses what {@link #publish} would refuse as things are, whoever consents.
     *
     * @throws Problem as {@link #publish}
     */
    public void rehearse(CalendarProposal proposal) {
        proposal.toPublication(timeline, clock.instant());
    }

    private long append(CalendarPublication publication, CalendarTimeline known, LongConsumer within) {
        Long follows = known.findLatest(publication.id())
                .map(CalendarPublication::sequence)
                .orElse(null);
        archive.announce();
        long sequence = archive.append(publication, follows);
        within.accept(sequence);
        kept.fire(new CalendarKept(sequence, publication));
        return sequence;
    }

    /** Everything published that this server knows, as one unchanging set. */
    public CalendarTimeline timeline() {
        return timeline;
    }
}
