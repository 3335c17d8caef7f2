package dev.leadline.commitments.terms;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.leadline.kernel.Invalid;
import dev.leadline.kernel.commitment.LeadType;
import dev.leadline.kernel.commitment.Period;
import dev.leadline.web.Closest;
import dev.leadline.web.QuotedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What leads are worth by the commitments that there are: for rooms that count leads. */
@ApplicationScoped
public class LeadWorth {

    /** Whoever has more commitments names those that are meant. */
    private static final int MOST = 20;

    private static final Comparator<Period> EARLIEST = Comparator.comparing(Period::from);

    private final CommitmentStore store;
    private final CommittedCalendars calendars;

    LeadWorth(CommitmentStore store, CommittedCalendars calendars) {
        this.store = store;
        this.calendars = calendars;
    }

    /** What the first 20 commitments say, by their ids, as was known at a moment. */
    public List<LeadValues> known(Instant at) {
        return all(store.latest("", MOST).stream().map(CommitmentVersion::id).toList(), at);
    }

    /**
     * What some commitments say, as was known at a moment; nothing of one that nobody knew then.
     *
     * @throws Invalid when there is no such commitment, or there are more than 20
     */
    public List<LeadValues> known(List<String> commitments, Instant at) {
        if (commitments.size() > MOST) {
            throw new Invalid(
                    "/commitment",
                    commitments.size(),
                    "The commitment has " + commitments.size() + " values; at most " + MOST + " are allowed.");
        }
        for (var each : commitments) {
            if (store.versionsBefore(each, Long.MAX_VALUE, 1).isEmpty()) {
                throw unknown(each);
            }
        }
        return all(commitments.stream().distinct().sorted().toList(), at);
    }

    private Invalid unknown(String commitment) {
        var known = store.latest("", MOST).stream().map(CommitmentVersion::id).toList();
        var shown = QuotedText.of(commitment);
        return new Invalid(
                "/commitment",
                shown,
                "The commitment (" + shown + ") is unknown.\n"
                        + Closest.to(commitment, known)
                                .map(meant -> "Did you mean `" + meant + "`?")
                                .orElse("See /v1/commitments for all ids."));
    }

    private List<LeadValues> all(List<String> commitments, Instant at) {
        return commitments.stream()
                .map(id -> store.versions(id).stream()
                        .filter(each -> !each.imprint().publishedAt().isAfter(at))
                        .toList())
                .filter(versions -> !versions.isEmpty())
                .map(versions -> values(versions, at))
                .toList();
    }

    private LeadValues values(List<CommitmentVersion> versions, Instant at) {
        var last = versions.get(versions.size() - 1);
        var byPeriod = versions.stream()
                .collect(groupingBy(CommitmentVersion::period, () -> new TreeMap<>(EARLIEST), toList()));
        return new LeadValues(
                last.id(),
                last.terms().currency(),
                byPeriod.values().stream()
                        .flatMap(ofPeriod -> spans(ofPeriod, at))
                        .toList());
    }

    private Stream<LeadValues.Span> spans(List<CommitmentVersion> ofPeriod, Instant at) {
        var zone =
                calendars.of(ofPeriod.get(ofPeriod.size() - 1), at).calendar().zone();
        return VersionDates.of(ofPeriod).stream().map(segment -> span(segment, zone));
    }

    private static LeadValues.Span span(VersionDates segment, ZoneId zone) {
        return new LeadValues.Span(
                segment.version().stage(),
                segment.version().isBySource(),
                begin(segment.from(), zone),
                begin(segment.to(), zone),
                segment.terms().types().stream()
                        .collect(Collectors.toMap(LeadType::name, LeadType::value, (a, b) -> a, TreeMap::new)));
    }

    private static Instant begin(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }
}
