package dev.leadline.reports.cycles;

import dev.leadline.reports.cycles.AttemptCounts.AttemptRow;
import dev.leadline.reports.cycles.AttemptCounts.Part;
import dev.leadline.reports.cycles.GivenUpReading.GivenUpRow;
import dev.leadline.reports.cycles.ResultReading.DispositionRow;
import dev.leadline.reports.cycles.ResultReading.MissingRow;
import dev.leadline.reports.cycles.ResultReading.OutcomeRow;
import dev.leadline.reports.questions.ReportQuery;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was done in a period and what came of it, counted.
 *
 * @param attempts attempts made in it, and leads worked
 * @param dispositions leads closed in it
 * @param outcomes what became of the leads received in it
 * @param missing what the leads lacked whose attempts were all due in it
 * @param givenUp the leads given up in it, by the reason told
 */
record Activity(
        List<AttemptRow> attempts,
        List<DispositionRow> dispositions,
        List<OutcomeRow> outcomes,
        List<MissingRow> missing,
        List<GivenUpRow> givenUp) {

    static Activity read(ReportQuery query, AttemptCounts attempts, ResultReading results, GivenUpReading givenUp) {
        return new Activity(
                attempts.read(query),
                results.dispositions(query),
                results.outcomes(query),
                results.missing(query),
                givenUp.read(query));
    }

    /** Its groups, in order, each with what is its own. */
    SortedMap<List<String>, Activity> groups(Groups groups) {
        var own = by(attempts.stream().filter(Activity::isOfGroup), AttemptRow::group);
        var closed = by(dispositions.stream(), DispositionRow::group);
        var received = by(outcomes.stream(), OutcomeRow::group);
        var lacking = by(missing.stream(), MissingRow::group);
        var abandoned = by(givenUp.stream(), GivenUpRow::group);
        var found = new TreeMap<List<String>, Activity>(groups.inOrder());
        Stream.of(own, closed, received, lacking, abandoned)
                .flatMap(each -> each.keySet().stream())
                .forEach(group -> found.computeIfAbsent(
                        group,
                        any -> new Activity(
                                own.getOrDefault(group, List.of()),
                                closed.getOrDefault(group, List.of()),
                                received.getOrDefault(group, List.of()),
                                lacking.getOrDefault(group, List.of()),
                                abandoned.getOrDefault(group, List.of()))));
        return found;
    }

    private static <T> Map<List<String>, List<T>> by(Stream<T> rows, Function<T, List<String>> group) {
        return rows.collect(Collectors.groupingBy(group));
    }

    /** All groups together. A lead that is worked in several of them is counted once. */
    Activity total() {
        return new Activity(
                attempts.stream()
                        .filter(row -> row.part() != Part.SPREAD && row.part() != Part.LEADS)
                        .toList(),
                dispositions,
                outcomes,
                missing,
                givenUp);
    }

    private static boolean isOfGroup(AttemptRow row) {
        return row.part() != Part.SPREAD_OF_ALL && row.part() != Part.LEADS_OF_ALL;
    }

    /** Attempts that were made. */
    List<AttemptRow> made() {
        return attempts.stream().filter(row -> row.part() == Part.MADE).toList();
    }

    /** Leads that were worked in a channel, by how often each had been tried. */
    List<AttemptRow> spread() {
        return attempts.stream()
                .filter(row -> row.part() == Part.SPREAD || row.part() == Part.SPREAD_OF_ALL)
                .toList();
    }

    /** How many leads were worked. */
    long leadsWorked() {
        return attempts.stream()
                .filter(row -> row.part() == Part.LEADS || row.part() == Part.LEADS_OF_ALL)
                .mapToLong(AttemptRow::count)
                .sum();
    }

    /** The zones in which the dates are. */
    SortedSet<String> zones() {
        var zones = new TreeSet<String>();
        attempts.forEach(row -> zones.addAll(IntakeReading.zones(row.zones())));
        dispositions.forEach(row -> zones.addAll(IntakeReading.zones(row.zones())));
        outcomes.forEach(row -> zones.addAll(IntakeReading.zones(row.zones())));
        return zones;
    }
}
