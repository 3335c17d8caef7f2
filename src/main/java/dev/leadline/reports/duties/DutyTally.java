package dev.leadline.reports.duties;

import dev.leadline.kernel.statistics.Proportion;
import dev.leadline.kernel.statistics.TimeToEvent;
import dev.leadline.reports.duties.CountedRow.AwaitedRow;
import dev.leadline.reports.duties.CountedRow.CalendarKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The numbers of a set of duties, judged at one moment. */
public final class DutyTally {

    /** Why what was not due yet ended with its lead. */
    private static final Set<String> CLOSED = Set.of("GIVEN_UP_IN_TIME", "ACCEPTED", "REJECTED");

    private final List<CountedRow> rows;
    private final OpenTimes times;
    private final Instant at;

    DutyTally(List<CountedRow> rows, OpenTimes times, Instant at) {
        this.rows = rows;
        this.times = times;
        this.at = at;
    }

    /** All duties, in whatever bucket. */
    public long duties() {
        return sum(row -> true, CountedRow::duties);
    }

    public long in(Bucket bucket) {
        return sum(row -> row.bucket() == bucket, CountedRow::duties);
    }

    /** Those below the line of the share: kept, kept late and not done (M1). */
    public long judged() {
        return sum(DutyTally::isJudged, CountedRow::duties);
    }

    /** Late ones of a class. */
    public long in(WhoseTime whose) {
        return sum(row -> row.whose() == whose, CountedRow::duties);
    }

    /** Those of a bucket by the cause why they were waived or are no longer owed. */
    public SortedMap<String, Long> byCause(Bucket bucket) {
        var causes = new TreeMap<String, Long>();
        rows.stream()
                .filter(row -> row.bucket() == bucket && row.cause() != null)
                .forEach(row -> causes.merge(row.cause(), row.duties(), Long::sum));
        return causes;
    }

    /** Finds the share kept (M1); empty when nothing was judged. */
    public Optional<Proportion> findShare() {
        return find(in(Bucket.KEPT), judged());
    }

    /** Judged ones that an approved waiver of planning or of an outage excuses. */
    public long excused() {
        return sum(DutyTally::isJudged, CountedRow::excused);
    }

    /** Finds the share kept without those that are excused; empty when all are, or nothing was judged. */
    public Optional<Proportion> findAdjustedShare() {
        long kept = in(Bucket.KEPT) - sum(row -> row.bucket() == Bucket.KEPT, CountedRow::excused);
        return find(kept, judged() - excused());
    }

    /** Finds the share kept by the clocks of the owners: all but those late by their own. Empty when nothing was judged. */
    public Optional<Proportion> findOwnerShare() {
        return find(judged() - in(WhoseTime.OWN), judged());
    }

    /**
     * What the leads of late duties are worth by a commitment.
     *
     * @param commitment the commitment
     * @param currency the currency of the value
     * @param value what they are worth together
     * @param count of how many late ones the commitment says so
     */
    public record AtStake(String commitment, String currency, BigDecimal value, long count) {

        AtStake plus(AtStake more) {
            return new AtStake(commitment, currency, value.add(more.value), count + more.count);
        }
    }

    /** What is at stake by each commitment that says something of it, by their ids (M15). Never to be added. */
    public Collection<AtStake> atStake() {
        var sums = new TreeMap<String, AtStake>();
        rows.stream()
                .flatMap(row -> row.atStake().stream())
                .forEach(each -> sums.merge(each.commitment(), each, AtStake::plus));
        return sums.values();
    }

    /** Those done too late or not at all. */
    public long late() {
        return in(Bucket.KEPT_LATE) + in(Bucket.NOT_DONE);
    }

    /** Judged ones that somebody was warned of in time, and how many of them were kept (M13). */
    public Optional<Proportion> findWarned() {
        return find(
                sum(row -> row.bucket() == Bucket.KEPT, CountedRow::warned),
                sum(DutyTally::isJudged, CountedRow::warned));
    }

    /**
     * Of {@code ALL_ATTEMPTS}, the leads worked as promised among all that have a result (M8): every attempt made or
     * somebody reached in time, against those and the late, the missed and the given up early.
     */
    public Optional<Proportion> findWorkedAsPromised() {
        long reached = byCause(Bucket.NO_LONGER_OWED).getOrDefault("REACHED", 0L);
        long early = sum(row -> true, CountedRow::givenUpEarly);
        return find(in(Bucket.KEPT) + reached, judged() + reached + early);
    }

    /** Of {@code EARLY_DISQUALIFICATION}, the leads given up early among all that were given up (M9). */
    public Optional<Proportion> findGivenUpEarly() {
        return find(in(Bucket.NOT_DONE), judged() + in(Bucket.WAIVED));
    }

    private static Optional<Proportion> find(long hits, long trials) {
        return trials == 0 ? Optional.empty() : Optional.of(new Proportion(hits, trials));
    }

    /** Those met at a moment that is not open, whose time is what had run until then (M5). */
    public long doneWhileClosed() {
        return sum(row -> true, CountedRow::doneWhileClosed);
    }

    /** Those paused at some time. */
    public long paused() {
        return sum(row -> true, CountedRow::paused);
    }

    /** The open time of their pauses. */
    public Duration pausedTime() {
        return Duration.ofSeconds(sum(row -> true, CountedRow::pausedSeconds));
    }

    /**
     * The open seconds from the start of the clock until they were met, pauses left out (M3). It is of what was judged or
     * is in time, and of those that ended because the lead was closed: these will never be met.
     */
    public TimeToEvent openTime() {
        var until = new HashMap<CalendarKey, Long>();
        var ran = awaited().mapToLong(each -> Math.max(0, openNow(each, until) - each.ranFrom()));
        return TimeToEvent.of(all(CountedRow::openToDone), ran.toArray(), never());
    }

    private Stream<AwaitedRow> awaited() {
        return rows.stream().flatMap(row -> row.awaited().stream());
    }

    /** The open seconds of its calendar now; in a pause those at which it began. */
    private long openNow(AwaitedRow awaited, Map<CalendarKey, Long> until) {
        return awaited.pausedSecond() == null
                ? until.computeIfAbsent(awaited.calendar(), calendar -> times.secondsUntil(calendar, at))
                : times.secondsUntil(awaited.calendar(), Instant.ofEpochSecond(awaited.pausedSecond()));
    }

    /** The same by the wall clock, from receipt (M4). */
    public TimeToEvent wallTime() {
        var waited = awaited().mapToLong(each -> Math.max(0, at.getEpochSecond() - each.receivedSecond()));
        return TimeToEvent.of(all(CountedRow::wallToDone), waited.toArray(), never());
    }

    private long never() {
        return sum(
                row -> isJudged(row)
                        || row.bucket() == Bucket.IN_TIME
                        || row.cause() != null && CLOSED.contains(row.cause()),
                CountedRow::never);
    }

    private interface Times {
        long[] of(CountedRow row);
    }

    private long[] all(Times times) {
        return rows.stream().flatMapToLong(row -> LongStream.of(times.of(row))).toArray();
    }

    private static boolean isJudged(CountedRow row) {
        return Bucket.JUDGED.contains(row.bucket());
    }

    private long sum(Predicate<CountedRow> of, ToLongFunction<CountedRow> number) {
        return rows.stream().filter(of).mapToLong(number).sum();
    }
}
